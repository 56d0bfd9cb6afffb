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

  /// How long after the start a review that nobody is at work on may look as if it went on.
  private static final Duration INTERRUPTED = Duration.ofSeconds(25);

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
      JsonNode review = review(rig, token);
      assertThat(review.path("attempts").asInt()).as("what the ledger says").isOne();
      assertThat(review.path("cost_usd").isNull()).as("nobody knows").isTrue();
      assertThat(review.path("model").asText()).isNotEmpty();
      assertThat(first(rig, token).path("cost_usd").isNull()).isTrue();
      Line.Reply again = ask(rig, token);
      assertThat(again.status()).as(again.body()).isEqualTo(503);
      assertThat(Rig.json(again).path("failure").asText()).isEqualTo("interrupted");
      assertThat(Rig.json(again).path("detail").asText()).contains("another Idempotency-Key");
      assertThat(again.headers().keySet()).anyMatch("retry-after"::equalsIgnoreCase);
      assertThat(rig.stub().paid()).as("asked again by the same key").isOne();
      assertThat(rig.number("SELECT count(*) FROM ai_attempts")).isOne();
      assertThat(rig.number("SELECT count(*) FROM ai_attempts WHERE state IN ('held', 'unknown')"))
          .isOne();
      assertThat(rig.node().command("ledger", "verify")).startsWith("0 ");
    }
  }

  private static JsonNode review(Rig rig, String token) throws IOException {
    String id = first(rig, token).path("id").asText();
    return Rig.json(rig.call("GET", PATH + "/" + id, token, "", 200));
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
