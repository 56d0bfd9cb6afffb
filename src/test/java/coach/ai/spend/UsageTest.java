package coach.ai.spend;

import static coach.ai.spend.TestBooks.held;
import static coach.ai.spend.TestBooks.released;
import static coach.ai.spend.TestBooks.settled;
import static coach.ai.spend.TestBooks.user;
import static org.assertj.core.api.Assertions.assertThat;

import coach.ai.Payer;
import coach.ai.spend.BooksServer.Answer;
import coach.platform.AuditEntry;
import coach.shared.UserId;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// `/api/v1/generate/usage`
class UsageTest {
  private final BooksServer server = new BooksServer();
  private final TestBooks books = server.books;
  private final Ledger ledger = server.feature.ledger();

  @AfterEach
  void close() throws Exception {
    server.close();
  }

  @Test
  void everybodySeesTheirOwnUsageAndOperatorsThatOfAll() throws Exception {
    Payer ann = user();
    ledger.settle(held(ledger, ann, 1_000), settled(700));
    ledger.settle(held(ledger, ann, 1_000), settled(500));
    ledger.settle(held(ledger, user(), 1_000), settled(300));
    ledger.settle(held(ledger, user(), 1_000), released());

    JsonNode own = usage(server.trader(ann.user(), "GET", "/api/v1/generate/usage"));
    JsonNode all = usage(server.operator("/api/v1/generate/usage"));
    JsonNode none =
        usage(server.trader(new UserId(UUID.randomUUID()), "GET", "/api/v1/generate/usage"));

    assertThat(BooksServer.names(own))
        .containsExactly(
            "since",
            "total_requests",
            "prompt_tokens",
            "completion_tokens",
            "total_tokens",
            "estimated_cost_usd",
            "avg_tokens_per_request",
            "by_model");
    assertThat(own.path("total_requests").asInt()).isEqualTo(2);
    assertThat(own.path("prompt_tokens").asInt()).isEqualTo(246);
    assertThat(own.path("completion_tokens").asInt()).isEqualTo(80);
    assertThat(own.path("total_tokens").asInt()).isEqualTo(326);
    assertThat(own.path("estimated_cost_usd").toString()).isEqualTo("0.0012");
    assertThat(own.path("avg_tokens_per_request").asInt()).isEqualTo(163);
    assertThat(own.at("/by_model/gpt-5.6-terra/requests").asInt()).isEqualTo(2);
    assertThat(all.path("total_requests").asInt()).isEqualTo(3);
    assertThat(all.path("estimated_cost_usd").toString()).isEqualTo("0.0015");
    assertThat(none.path("total_requests").asInt()).isZero();
    assertThat(none.path("avg_tokens_per_request").asInt()).isZero();
    assertThat(none.path("by_model")).isEmpty();
  }

  @Test
  void aResetBeginsToCountAnewAndLeavesTheLedgerAlone() throws Exception {
    Payer ann = user();
    ledger.settle(held(ledger, ann, 1_000), settled(700));
    Hold open = held(ledger, ann, 1_000);
    books.pass(Duration.ofSeconds(5));

    Answer denied = server.trader(ann.user(), "POST", "/api/v1/generate/usage/reset");
    JsonNode after = usage(server.operator("POST", "/api/v1/generate/usage/reset", ""));
    ledger.settle(open, settled(20));
    JsonNode own = usage(server.trader(ann.user(), "GET", "/api/v1/generate/usage"));

    assertThat(denied.status()).isEqualTo(403);
    assertThat(after.path("since").asText()).isEqualTo("2026-11-20T12:00:05Z");
    assertThat(after.path("total_requests").asInt()).isZero();
    assertThat(own.path("estimated_cost_usd").asDouble()).isEqualTo(0.00002);
    assertThat(books.one("SELECT sum(cost_micro_usd) FROM ai_attempts")).isEqualTo("720");
    assertThat(server.audit).extracting(AuditEntry::action).containsExactly("usage.reset");
  }

  private static JsonNode usage(Answer answer) {
    assertThat(answer.status()).isEqualTo(200);
    return answer.body().path("usage_stats");
  }
}
