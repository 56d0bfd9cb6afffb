package coach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import coach.support.Person;
import coach.support.TestCoach;
import coach.support.TestDatabase;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Two nodes with one database and one signing secret: what one is told, the other knows.
class TwoNodesTest {
  private static TestCoach one;
  private static TestCoach other;
  private static Person operator;

  @BeforeAll
  static void start() throws Exception {
    Map<String, String> settings =
        Map.of(
            "DATABASE_URL", TestDatabase.freshUrl(),
            "JWT_SECRET", "fake-signing-secret-of-two-nodes-0123456789abcdef",
            "RATE_LIMIT_ENABLED", "false");
    one = TestCoach.start(settings);
    other = TestCoach.start(settings);
    operator = Person.operator(one);
  }

  @AfterAll
  static void stop() {
    other.close();
    one.close();
  }

  @Test
  void aTokenOfOneNodeIsGoodOnTheOther() throws Exception {
    Person person = Person.trader(one);

    assertThat(there(person.bearer())).isEqualTo(200);
  }

  @Test
  void aUserWhoIsDisabledOnOneNodeIsOutOnTheOther() throws Exception {
    Person person = Person.trader(one);
    String key = person.key("read").bearer();
    assertThat(there(person.bearer())).isEqualTo(200);
    assertThat(there(key)).isEqualTo(200);

    assertThat(operator.status("POST", "/api/users/" + person.id() + "/disable")).isEqualTo(200);

    await().until(() -> there(person.bearer()) == 401 && there(key) == 401);
    assertThat(
            other
                .send(
                    "POST",
                    "/api/auth/refresh",
                    "{\"refresh_token\":\"" + person.refresh() + "\"}",
                    "")
                .statusCode())
        .isEqualTo(401);
  }

  @Test
  void aKeyThatIsRevokedOnOneNodeIsOutOnTheOther() throws Exception {
    Person person = Person.trader(one);
    Person.Key key = person.key("read");
    assertThat(there(key.bearer())).isEqualTo(200);

    assertThat(person.status("DELETE", "/api/keys/" + key.id())).isEqualTo(204);

    await().until(() -> there(key.bearer()) == 401);
  }

  @Test
  void aSessionThatEndsOnOneNodeEndsOnTheOther() throws Exception {
    Person person = Person.trader(one);
    assertThat(there(person.bearer())).isEqualTo(200);

    assertThat(person.status("POST", "/api/auth/logout")).isEqualTo(204);

    await().until(() -> there(person.bearer()) == 401);
  }

  private static int there(String authorization) throws Exception {
    return other.send("GET", "/api/auth/me", "", authorization).statusCode();
  }
}
