package coach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import coach.bench.rig.Line;
import coach.bench.rig.Rig;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The finished jar is killed while a model thinks about a review.
class ReviewKillIT {
  private static final String PATH = "/api/trade-analysis";

  /// The lease of a review that nobody renews, and the chore that finds it.
  private static final Duration INTERRUPTED = Duration.ofSeconds(90);

  @Test
  void aReviewThatWasUnderWayFailsAndIsNotPaidTwice(@TempDir Path directory) throws Exception {
    try (Rig rig = Rig.start(directory, Duration.ofSeconds(30))) {
      String token = rig.session();
      Thread asking = Thread.ofVirtual().start(() -> ask(rig, token));
      await().atMost(Duration.ofSeconds(30)).until(() -> rig.stub().paid() == 1);

      rig.node().kill();
      rig.node().restart();

      assertThat(rig.node().awaitReady()).isTrue();
      asking.join();
      await()
          .atMost(INTERRUPTED)
          .until(() -> first(rig, token).path("state").asText().equals("failed"));
      Line.Reply again = ask(rig, token);
      assertThat(again.status()).as(again.body()).isEqualTo(503);
      assertThat(Rig.json(again).path("failure").asText()).isEqualTo("interrupted");
      assertThat(rig.stub().paid()).as("asked again by the same key").isOne();
      assertThat(rig.number("SELECT count(*) FROM ai_attempts")).isOne();
      assertThat(rig.number("SELECT count(*) FROM ai_attempts WHERE state IN ('held', 'unknown')"))
          .isOne();
      assertThat(rig.node().command("ledger", "verify")).startsWith("0 ");
    }
  }

  private static JsonNode first(Rig rig, String token) throws IOException {
    return Rig.json(rig.call("GET", PATH, token, "", 200)).at("/items/0");
  }

  /// An answer of status 0 when the service goes away meanwhile.
  private static Line.Reply ask(Rig rig, String token) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Authorization", "Bearer " + token);
    headers.put("Content-Type", "application/json");
    headers.put("Idempotency-Key", "the-same-each-time");
    try (Line line = Line.to(rig.node().port())) {
      return line.send(Line.request("POST", PATH, headers, "{\"notes\":\"I buy the floor.\"}"));
    } catch (IOException _) {
      return new Line.Reply(0, Map.of(), "", 0, 0);
    }
  }
}
