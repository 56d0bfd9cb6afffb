package coach.ai.spend;

import static org.assertj.core.api.Assertions.assertThat;

import coach.ai.spend.BooksServer.Answer;
import coach.shared.UserId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds for all that operators see of the books.
class BooksFeatureTest {
  private final BooksServer server = new BooksServer();

  @AfterEach
  void close() throws Exception {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ledger?state=open",
        "ledger?state=",
        "ledger?state=HELD",
        "ledger?model=",
        "ledger?model=%27%20OR%201",
        "ledger?model=%00",
        "ledger?from=yesterday",
        "ledger?from=2026-11-20",
        "ledger?to=2026-11-20T12:00:00",
        "ledger?to=%2B1000000000-01-01T00:00:00Z",
        "ledger?from=2026-11-20T12:00:00Z&to=2026-11-20T12:00:00Z",
        "ledger?limit=0",
        "ledger?limit=501",
        "ledger?cursor=x",
        "holds?state=settled",
        "holds?cursor=%00",
      })
  void nonsenseInAQueryIsInvalid(String query) {
    assertThat(server.operator("/api/ops/" + query).status()).isEqualTo(422);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ledger?State= | State | is unknown here; there are cursor, from, limit, model, state, to",
        "ledger?state=held&state=held | state | must be given once",
        "ledger?limit=1&limit=500 | limit | must be given once",
        "ledger?to=2027-01-01T00:00:00Z&to=x | to | must be given once",
        "holds?model=gpt-5 | model | is unknown here; there are cursor, limit, state",
        "budget?day=today | day | is unknown here; there are none"
      })
  void whatAQueryDoesNotHaveIsNamed(String query, String field, String message) {
    Answer answer = server.operator("/api/ops/" + query);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body().path("errors")).hasSize(1);
    assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo(field);
    assertThat(answer.body().at("/errors/0/message").asText()).isEqualTo(message);
  }

  @Test
  void whoMayNotAskIsNotTaughtHow() {
    UserId ann = new UserId(UUID.randomUUID());

    assertThat(server.trader(ann, "GET", "/api/ops/ledger?modle=x").status()).isEqualTo(403);
  }

  @Test
  void tradersSeeNothingOfTheBooks() {
    UserId ann = new UserId(UUID.randomUUID());

    assertThat(List.of("/api/ops/ledger", "/api/ops/holds", "/api/ops/budget"))
        .allSatisfy(path -> assertThat(server.trader(ann, "GET", path).status()).isEqualTo(403));
  }
}
