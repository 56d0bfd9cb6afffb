package coach.web;

import static coach.web.RawHttp.request;
import static org.assertj.core.api.Assertions.assertThat;

import coach.web.RawHttp.Answer;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class DrainTest {

  @Test
  void whatComesDuringTheDrainIsRefusedInOurWords() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    EdgeServer server =
        new EdgeServer(
            EdgeServer.edge(List.of(), List.of(), null),
            Contributions.NONE,
            connector -> {},
            new HangingServlet(entered, release));
    server.keepIdleConnectionsInDrain();
    try (var worker = Executors.newSingleThreadExecutor();
        var hanging = new RawHttp(server.port());
        var late = new RawHttp(server.port())) {
      late.write(request("GET", "/ok", ""));
      late.read();
      hanging.write(request("GET", "/hang/", ""));
      entered.await();
      Future<?> closing = worker.submit(server::close);
      Awaitility.await().until(server::isDraining);

      late.write(request("GET", "/ok", "", "X-Request-ID: late"));
      Answer refused = late.read();
      release.countDown();

      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.code()).isEqualTo("unavailable");
      assertThat(refused.header("Retry-After")).isEqualTo("5");
      assertThat(refused.header("X-Request-ID")).isEqualTo("late");
      assertThat(refused.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(hanging.read().status()).isEqualTo(200);
      late.close();
      hanging.close();
      closing.get();
    }
  }
}
