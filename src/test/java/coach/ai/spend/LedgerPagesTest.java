package coach.ai.spend;

import static coach.ai.spend.TestBooks.held;
import static coach.ai.spend.TestBooks.key;
import static coach.ai.spend.TestBooks.released;
import static coach.ai.spend.TestBooks.settled;
import static coach.ai.spend.TestBooks.user;
import static org.assertj.core.api.Assertions.assertThat;

import coach.ai.Payer;
import coach.ai.spend.BooksServer.Answer;
import coach.shared.UserId;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// `GET /api/ops/ledger`
class LedgerPagesTest {
  private final BooksServer server = new BooksServer();
  private final TestBooks books = server.books;
  private final Ledger ledger = server.feature.ledger();

  @AfterEach
  void close() throws Exception {
    server.close();
  }

  @Test
  void theLedgerShowsWhatIsKnownAndNothingElse() throws Exception {
    Payer payer = key(new UserId(UUID.randomUUID()), 2_000_000);
    Hold hold = held(ledger, payer, 1_500_000);

    JsonNode open = server.operator("/api/ops/ledger").body().at("/items/0");
    ledger.settle(hold, settled(1_234_567));
    JsonNode settled = server.operator("/api/ops/ledger").body().at("/items/0");

    assertThat(BooksServer.names(open))
        .containsExactly(
            "id",
            "at",
            "state",
            "purpose",
            "provider",
            "model",
            "user_id",
            "api_key_id",
            "attempt",
            "tokens",
            "held_usd",
            "cost_usd",
            "latency_ms",
            "outcome",
            "request_id");
    assertThat(open.path("state").asText()).isEqualTo("held");
    assertThat(open.path("at").asText()).isEqualTo("2026-11-20T12:00:00Z");
    assertThat(open.path("cost_usd").isNull()).isTrue();
    assertThat(open.path("latency_ms").isNull()).isTrue();
    assertThat(open.at("/tokens/input").isNull()).isTrue();
    assertThat(settled.path("held_usd").toString()).isEqualTo("1.5");
    assertThat(settled.path("cost_usd").toString()).isEqualTo("1.234567");
    assertThat(settled.path("tokens").toString())
        .isEqualTo(
            "{\"input\":100,\"cached_input\":20,\"cache_write\":3,\"output\":40,\"reasoning\":10}");
    assertThat(settled.path("api_key_id").asText())
        .isEqualTo(payer.key().orElseThrow().id().toString());
  }

  @Test
  void theLedgerIsReadInPagesNewestFirst() {
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      made.add(held(ledger, user(), 1).id().toString());
      books.pass(Duration.ofSeconds(1));
    }

    List<String> seen = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = server.operator("/api/ops/ledger?limit=3" + cursor).body();
      page.path("items").forEach(item -> seen.add(item.path("id").asText()));
      cursor = page.path("next").isNull() ? "" : "&cursor=" + page.path("next").asText();
    } while (!cursor.isEmpty());

    assertThat(seen).isEqualTo(made.reversed());
  }

  @Test
  void theLedgerIsFilteredByStateModelAndTime() throws Exception {
    Hold first = held(ledger, user(), 1);
    books.pass(Duration.ofMillis(1));
    Hold second = held(ledger, user(), 1);
    ledger.settle(second, released());

    assertThat(ids("?state=held")).containsExactly(first.id().toString());
    assertThat(ids("?state=released")).containsExactly(second.id().toString());
    assertThat(ids("?state=unknown")).isEmpty();
    assertThat(ids("?model=gpt-5.6-terra")).hasSize(2);
    assertThat(ids("?model=gpt-4o")).isEmpty();
    assertThat(ids("?to=2026-11-20T12:00:00.001Z")).containsExactly(first.id().toString());
    assertThat(ids("?from=2026-11-20T12:00:00.001Z")).containsExactly(second.id().toString());
    assertThat(ids("?from=2026-11-20T13:00:00%2B01:00")).hasSize(2);
    assertThat(ids("?from=2026-11-20T12:00:00.000000001Z&state=released&model=gpt-5.6-terra"))
        .containsExactly(second.id().toString());
  }

  @Test
  void aModelIsFoundWithItsProvidersNameToo() {
    Hold hold = held(ledger, user(), 1);

    assertThat(ids("?model=openai/gpt-5.6-terra")).containsExactly(hold.id().toString());
    assertThat(ids("?model=openai%2Fgpt-5.6-terra")).containsExactly(hold.id().toString());
    assertThat(ids("?model=anthropic/gpt-5.6-terra")).isEmpty();
    assertThat(ids("?model=openai")).isEmpty();
  }

  private List<String> ids(String query) {
    List<String> ids = new ArrayList<>();
    Answer answer = server.operator("/api/ops/ledger" + query);
    assertThat(answer.status()).isEqualTo(200);
    answer.body().path("items").forEach(item -> ids.add(item.path("id").asText()));
    return ids;
  }
}
