package coach.identity.apikey;

import static coach.identity.apikey.KeyServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import coach.shared.UserId;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NewApiKeyTest {
  private static final KeyServer SERVER = new KeyServer(_ -> {});

  private final UserId ann = SERVER.database.user("trader");

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"scopes\":[\"ai\"]}                                       | name",
        "{\"name\":null,\"scopes\":[\"ai\"]}                         | name",
        "{\"name\":\"\",\"scopes\":[\"ai\"]}                         | name",
        "{\"name\":\" \\t \",\"scopes\":[\"ai\"]}                    | name",
        "{\"name\":\"a\\u0000b\",\"scopes\":[\"ai\"]}                | name",
        "{\"name\":\"a\\nb\",\"scopes\":[\"ai\"]}                    | name",
        "{\"name\":\"a\\u0085b\",\"scopes\":[\"ai\"]}                | name",
        "{\"name\":\"a\\ud800\",\"scopes\":[\"ai\"]}                 | name",
        "{\"name\":1,\"scopes\":[\"ai\"]}                            | name",
        "{\"name\":\"x\"}                                            | scopes",
        "{\"name\":\"x\",\"scopes\":null}                            | scopes",
        "{\"name\":\"x\",\"scopes\":[]}                              | scopes",
        "{\"name\":\"x\",\"scopes\":\"ai\"}                          | scopes",
        "{\"name\":\"x\",\"scopes\":[\"ai\",\"admin\"]}              | scopes[1]",
        "{\"name\":\"x\",\"scopes\":[\"AI\"]}                        | scopes[0]",
        "{\"name\":\"x\",\"scopes\":[null]}                          | scopes[0]",
        "{\"name\":\"x\",\"scopes\":[\"ai\"],\"expires_at\":\"2020-01-01T00:00:00Z\"}   | expires_at",
        "{\"name\":\"x\",\"scopes\":[\"ai\"],\"expires_at\":\"tomorrow\"} | expires_at",
        "{\"name\":\"x\",\"scopes\":[\"ai\"],\"expires_at\":1}       | expires_at",
        "{\"name\":\"x\",\"scopes\":[\"ai\"],\"daily_cap_usd\":-0.000001} | daily_cap_usd",
        "{\"name\":\"x\",\"scopes\":[\"ai\"],\"daily_cap_usd\":1000000.000001} | daily_cap_usd",
        "{\"name\":\"x\",\"scopes\":[\"ai\"],\"daily_cap_usd\":0.0000001} | daily_cap_usd",
        "{\"name\":\"x\",\"scopes\":[\"ai\"],\"daily_cap_usd\":1e18} | daily_cap_usd",
        "{\"name\":\"x\",\"scopes\":[\"ai\"],\"daily_cap_usd\":\"1\"} | daily_cap_usd",
        "{\"name\":\"x\",\"scopes\":[\"ai\"],\"requests_per_minute\":0} | requests_per_minute",
        "{\"name\":\"x\",\"scopes\":[\"ai\"],\"requests_per_minute\":1000001} | requests_per_minute",
        "{\"name\":\"x\",\"scopes\":[\"ai\"],\"requests_per_minute\":1.5} | requests_per_minute",
        "{\"name\":\"x\",\"scopes\":[\"ai\"],\"requests_per_minute\":99999999999} | requests_per_minute",
        "{\"name\":\"x\",\"scopes\":[\"ai\"],\"owner\":\"me\"}       | owner",
        "{\"name\":\"x\",\"scopes\":[\"ai\"],\"key\":\"tck_mine\"}   | key",
      })
  void whatIsWrongIsNamed(String body, String field) {
    HttpResponse<String> answer = SERVER.post(ann, body);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(fields(answer)).containsOnly(field);
    assertThat(SERVER.items(ann)).isEmpty();
  }

  @Test
  void everythingThatIsWrongIsNamedAtOnce() {
    HttpResponse<String> answer =
        SERVER.post(
            ann,
            """
            {"name": "%s", "scopes": ["ai", "all"], "expires_at": "2020-01-01T00:00:00Z",
             "daily_cap_usd": -1, "requests_per_minute": 0}
            """
                .formatted("x".repeat(101)));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(fields(answer))
        .containsExactlyInAnyOrder(
            "name", "scopes[1]", "expires_at", "daily_cap_usd", "requests_per_minute");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\":\"%s\",\"scopes\":[\"ai\"]}",
        "{\"name\":\"%s\",\"scopes\":[\"ai\"],\"daily_cap_usd\":0}",
        "{\"name\":\"%s\",\"scopes\":[\"ai\"],\"daily_cap_usd\":1000000}",
        "{\"name\":\"%s\",\"scopes\":[\"ai\"],\"daily_cap_usd\":1e6}",
        "{\"name\":\"%s\",\"scopes\":[\"ai\"],\"daily_cap_usd\":0.000001}",
        "{\"name\":\"%s\",\"scopes\":[\"ai\"],\"requests_per_minute\":1}",
        "{\"name\":\"%s\",\"scopes\":[\"ai\"],\"requests_per_minute\":1000000}",
      })
  void theLimitsThemselvesAreAllowed(String body) {
    assertThat(SERVER.post(ann, body.formatted("😀".repeat(100))).statusCode()).isEqualTo(201);
    assertThat(SERVER.post(ann, body.formatted("'; --")).statusCode()).isEqualTo(201);
  }

  private static List<String> fields(HttpResponse<String> answer) {
    return json(answer)
        .path("errors")
        .valueStream()
        .map(error -> error.path("field").asText())
        .toList();
  }
}
