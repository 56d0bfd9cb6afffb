package coach;

import static org.assertj.core.api.Assertions.assertThat;

import coach.support.Person;
import coach.support.TestCoach;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Registration and log-in as a client meets them.
class SignInTest {
  private static SignInRig rig;
  private static TestCoach coach;

  @BeforeAll
  static void start() throws Exception {
    rig = new SignInRig();
    coach = rig.coach;
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  @Test
  void whoRegistersIsSignedIn() throws Exception {
    Person person = Person.trader(coach);

    JsonNode me = coach.json("/api/auth/me", "Authorization", person.bearer());

    assertThat(me.path("email").asText()).isEqualTo(person.email());
    assertThat(me.path("role").asText()).isEqualTo("trader");
    assertThat(person.tokens().path("token_type").asText()).isEqualTo("Bearer");
    assertThat(person.tokens().path("expires_in").asInt()).isEqualTo(900);
  }

  @Test
  void anAddressHasOneAccountHoweverItIsSpelled() throws Exception {
    Person person = Person.trader(coach);
    String spelled = "  " + person.email().toUpperCase(java.util.Locale.ROOT);

    assertThat(rig.register(spelled, "another-fake-passphrase").statusCode()).isEqualTo(409);
    assertThat(rig.login(spelled, person.password()).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"short-one", "password1234", "aaaaaaaaaaaaa", "qwertyuiop"})
  void aPasswordThatIsEasilyGuessedIsRefused(String password) throws Exception {
    HttpResponse<String> response = rig.register("somebody@coach.invalid", password);

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(coach.tree(response.body()).at("/errors/0/field").asText()).isEqualTo("password");
    assertThat(response.body()).doesNotContain(password);
  }

  @ParameterizedTest
  @ValueSource(strings = {"role\":\"operator", "owner\":\"me", "demo\":\"true", "id\":\"1"})
  void nobodySaysMoreOfThemselvesThanTheyAreAsked(String extra) throws Exception {
    String body =
        "{\"email\":\"extra@coach.invalid\",\"password\":\"a-fake-passphrase-9\",\""
            + extra
            + "\"}";

    for (String path : List.of("/api/auth/register", "/api/auth/login")) {
      assertThat(coach.send("POST", path, body, "").statusCode()).as(path).isEqualTo(422);
    }
  }

  @Test
  void knownAndUnknownAddressesAreAnsweredAlike() throws Exception {
    Person person = Person.trader(coach);

    HttpResponse<String> known = rig.login(person.email(), "a-wrong-passphrase");
    HttpResponse<String> unknown = rig.login("nobody@coach.invalid", "a-wrong-passphrase");

    assertThat(known.statusCode()).isEqualTo(401);
    assertThat(unknown.statusCode()).isEqualTo(401);
    assertThat(anonymous(known)).isEqualTo(anonymous(unknown));
    assertThat(headers(known)).isEqualTo(headers(unknown));
  }

  @Test
  void oneWhoGuessesWaitsAndTheOwnerGetsInFromElsewhere() throws Exception {
    Person person = Person.trader(coach);
    for (String email : List.of(person.email(), "nobody-else@coach.invalid")) {
      for (int i = 0; i < 5; i++) {
        assertThat(rig.login(email, "a-wrong-passphrase", "203.0.113.9").statusCode())
            .isEqualTo(401);
      }
      rig.wait(60, "203.0.113.9");
      HttpResponse<String> waiting = rig.login(email, person.password(), "203.0.113.9");
      assertThat(waiting.statusCode()).as(email).isEqualTo(429);
      assertThat(waiting.headers().firstValue("Retry-After")).isPresent();
    }

    assertThat(rig.login(person.email(), person.password(), "198.51.100.7").statusCode())
        .isEqualTo(200);
  }

  @Test
  void aPasswordIsAStringAndNothingElse() throws Exception {
    String object =
        "{\"email\":\"o@coach.invalid\",\"password\":{\"text\":\"a-fake-passphrase-9\"}}";
    String half = "{\"email\":\"o@coach.invalid\",\"password\":\"a-fake-passphrase-\\ud800\"}";

    for (String body : List.of(object, half)) {
      assertThat(coach.send("POST", "/api/auth/register", body, "").statusCode()).isEqualTo(422);
      assertThat(coach.send("POST", "/api/auth/login", body, "").statusCode()).isEqualTo(422);
    }
  }

  @Test
  void whereOneRegisteredIsHome() throws Exception {
    Person person = Person.trader(coach);
    for (int i = 0; i < 6; i++) {
      for (int j = 0; j < 4; j++) {
        rig.login(person.email(), "a-wrong-passphrase", "203.0.113." + (100 + i));
      }
    }

    assertThat(rig.login(person.email(), "a-wrong-passphrase").statusCode()).isEqualTo(401);
    assertThat(rig.login(person.email(), person.password()).statusCode()).isEqualTo(200);
  }

  @Test
  void refusedRegistrationsAreInTheAuditLog() throws Exception {
    Person operator = Person.operator(coach);
    Person person = Person.trader(coach);
    assertThat(rig.register(person.email(), "another-fake-passphrase").statusCode()).isEqualTo(409);

    JsonNode entries =
        coach
            .json("/api/ops/audit?action=user.register", "Authorization", operator.bearer())
            .path("items");

    assertThat(entries.findValuesAsText("action")).containsOnly("user.register");
    assertThat(entries.findValuesAsText("reason")).contains("taken");
  }

  @Test
  void logInsFailuresAndWaitsAreInTheAuditLog() throws Exception {
    Person operator = Person.operator(coach);
    Person person = Person.trader(coach);
    for (int i = 0; i < 5; i++) {
      rig.login(person.email(), "a-wrong-passphrase", "203.0.113.77");
    }
    rig.wait(60, "203.0.113.77");
    rig.login(person.email(), "a-wrong-passphrase", "203.0.113.77");
    person.loggedIn();

    JsonNode entries =
        coach.json("/api/ops/audit?limit=50", "Authorization", operator.bearer()).path("items");

    List<String> told =
        entries.findParents("action").stream()
            .filter(
                one ->
                    one.path("subject").asText().contains(person.id())
                        || one.path("address").asText().equals("203.0.113.77"))
            .map(
                one ->
                    one.path("action").asText()
                        + " "
                        + one.path("outcome").asText()
                        + " "
                        + one.at("/details/reason").asText())
            .map(String::strip)
            .toList();
    assertThat(told)
        .contains(
            "login success",
            "login failure wrong_password",
            "login failure delayed",
            "login.delay success",
            "user.register success");
    assertThat(entries.toString()).doesNotContain("a-wrong-passphrase", person.email());
  }

  private static JsonNode anonymous(HttpResponse<String> response) throws Exception {
    ObjectNode tree = (ObjectNode) coach.tree(response.body());
    tree.remove("request_id");
    return tree;
  }

  /// All but those that differ between any two answers.
  private static Map<String, List<String>> headers(HttpResponse<String> response) {
    Map<String, List<String>> headers = new TreeMap<>(response.headers().map());
    headers.keySet().removeAll(List.of("date", "x-request-id", "x-response-time"));
    return headers;
  }
}
