package coach;

import static coach.support.Person.credentials;
import static org.assertj.core.api.Assertions.assertThat;

import coach.support.Person;
import coach.support.TestCoach;
import coach.support.TestDatabase;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Registration, log-in and sessions as a client meets them.
class SignInTest {
  private static TestCoach coach;

  @BeforeAll
  static void start() throws Exception {
    coach =
        TestCoach.start(Map.of("RATE_LIMIT_ENABLED", "false", "TRUSTED_PROXIES", "127.0.0.0/8"));
  }

  @AfterAll
  static void stop() {
    coach.close();
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

    assertThat(register(spelled, "another-fake-passphrase").statusCode()).isEqualTo(409);
    assertThat(login(spelled, person.password()).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"short-one", "password1234", "aaaaaaaaaaaaa", "qwertyuiop"})
  void aPasswordThatIsEasilyGuessedIsRefused(String password) throws Exception {
    HttpResponse<String> response = register("somebody@coach.invalid", password);

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

    HttpResponse<String> known = login(person.email(), "a-wrong-passphrase");
    HttpResponse<String> unknown = login("nobody@coach.invalid", "a-wrong-passphrase");

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
        assertThat(login(email, "a-wrong-passphrase", "203.0.113.9").statusCode()).isEqualTo(401);
      }
      wait(60, "203.0.113.9");
      HttpResponse<String> waiting = login(email, person.password(), "203.0.113.9");
      assertThat(waiting.statusCode()).as(email).isEqualTo(429);
      assertThat(waiting.headers().firstValue("Retry-After")).isPresent();
    }

    assertThat(login(person.email(), person.password(), "198.51.100.7").statusCode())
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
        login(person.email(), "a-wrong-passphrase", "203.0.113." + (100 + i));
      }
    }

    assertThat(login(person.email(), "a-wrong-passphrase").statusCode()).isEqualTo(401);
    assertThat(login(person.email(), person.password()).statusCode()).isEqualTo(200);
  }

  @Test
  void refusedRegistrationsAreInTheAuditLog() throws Exception {
    Person operator = Person.operator(coach);
    Person person = Person.trader(coach);
    assertThat(register(person.email(), "another-fake-passphrase").statusCode()).isEqualTo(409);

    JsonNode entries =
        coach
            .json("/api/ops/audit?action=user.register", "Authorization", operator.bearer())
            .path("items");

    assertThat(entries.findValuesAsText("action")).containsOnly("user.register");
    assertThat(entries.findValuesAsText("reason")).contains("taken");
  }

  @Test
  void anAccountMayLogInManyTimesAtOnce() throws Exception {
    Person person = Person.trader(coach);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<HttpResponse<String>>> logIns =
          IntStream.range(0, 20)
              .mapToObj(_ -> threads.submit(() -> login(person.email(), person.password())))
              .toList();

      for (Future<HttpResponse<String>> logIn : logIns) {
        assertThat(logIn.get().statusCode()).isEqualTo(200);
      }
    }
  }

  @Test
  void aRefreshTokenIsGoodOnceAndItsSecondUseEndsTheSession() throws Exception {
    Person person = Person.trader(coach);
    HttpResponse<String> renewed = refresh(person.refresh());
    assertThat(renewed.statusCode()).isEqualTo(200);
    JsonNode next = coach.tree(renewed.body());
    String bearer = "Bearer " + next.path("access_token").asText();
    assertThat(coach.send("GET", "/api/auth/me", "", bearer).statusCode()).isEqualTo(200);

    assertThat(refresh(person.refresh()).statusCode()).isEqualTo(401);

    assertThat(refresh(next.path("refresh_token").asText()).statusCode()).isEqualTo(401);
    assertThat(coach.send("GET", "/api/auth/me", "", bearer).statusCode()).isEqualTo(401);
  }

  @Test
  void loggingOutEndsTheSessionAndNoOther() throws Exception {
    Person here = Person.trader(coach);
    Person there = here.loggedIn();

    HttpResponse<String> out = coach.send("POST", "/api/auth/logout", "", here.bearer());

    assertThat(out.statusCode()).isEqualTo(204);
    assertThat(out.headers().firstValue("Clear-Site-Data")).isPresent();
    assertThat(here.status("GET", "/api/auth/me")).isEqualTo(401);
    assertThat(refresh(here.refresh()).statusCode()).isEqualTo(401);
    assertThat(there.status("GET", "/api/auth/me")).isEqualTo(200);
  }

  @Test
  void oneLogsOutWithARefreshTokenAlone() throws Exception {
    Person person = Person.trader(coach);
    String body = "{\"refresh_token\":\"" + person.refresh() + "\"}";

    assertThat(coach.send("POST", "/api/auth/logout", body, "").statusCode()).isEqualTo(204);

    assertThat(person.status("GET", "/api/auth/me")).isEqualTo(401);
    assertThat(coach.send("POST", "/api/auth/logout", "", "").statusCode()).isEqualTo(401);
  }

  @Test
  void aNewPasswordEndsTheOtherSessions() throws Exception {
    Person here = Person.trader(coach);
    Person there = here.loggedIn();
    String next = "a-quite-different-passphrase";

    assertThat(change(here, "a-wrong-passphrase", next).statusCode()).isEqualTo(422);
    assertThat(change(here, here.password(), "password1234").statusCode()).isEqualTo(422);
    assertThat(change(here, here.password(), next).statusCode()).isEqualTo(204);

    assertThat(here.status("GET", "/api/auth/me")).isEqualTo(200);
    assertThat(there.status("GET", "/api/auth/me")).isEqualTo(401);
    assertThat(login(here.email(), here.password()).statusCode()).isEqualTo(401);
    assertThat(login(here.email(), next).statusCode()).isEqualTo(200);
  }

  @Test
  void lookingForAPasswordThatIsGoodEnoughIsNoGuessing() throws Exception {
    Person person = Person.trader(coach);

    for (int i = 0; i < 7; i++) {
      assertThat(change(person, person.password(), "password1234").statusCode()).isEqualTo(422);
    }

    assertThat(change(person, person.password(), "a-quite-different-passphrase").statusCode())
        .isEqualTo(204);
  }

  @Test
  void whatCannotBeRecordedIsNotDone() throws Exception {
    Person here = Person.trader(coach);
    Person there = here.loggedIn();
    String next = "a-quite-different-passphrase";

    audit("ADD CONSTRAINT nothing CHECK (action = 'nothing') NOT VALID");
    try {
      assertThat(register("unrecorded@coach.invalid", next).statusCode()).isEqualTo(500);
      assertThat(change(here, here.password(), next).statusCode()).isEqualTo(500);
      assertThat(there.status("POST", "/api/auth/logout")).isEqualTo(500);
    } finally {
      audit("DROP CONSTRAINT nothing");
    }

    assertThat(register("unrecorded@coach.invalid", next).statusCode()).isEqualTo(201);
    assertThat(login(here.email(), here.password()).statusCode()).isEqualTo(200);
    assertThat(there.status("GET", "/api/auth/me")).isEqualTo(200);
  }

  private static void audit(String change) {
    TestDatabase.execute(coach.databaseUrl(), "ALTER TABLE audit_entries " + change);
  }

  @Test
  void whatHappensToSessionsAndPasswordsIsInTheAuditLog() throws Exception {
    Person operator = Person.operator(coach);
    Person person = Person.trader(coach);
    String next = "a-quite-different-passphrase";
    refresh(person.refresh());
    refresh(person.refresh());
    Person again = person.loggedIn();
    change(again, "a-wrong-passphrase", next);
    change(again, again.password(), next);
    again.status("POST", "/api/auth/logout");

    JsonNode entries =
        coach.json("/api/ops/audit?limit=50", "Authorization", operator.bearer()).path("items");

    assertThat(entries)
        .filteredOn(one -> one.path("subject").asText().equals("user:" + person.id()))
        .extracting(one -> one.path("action").asText() + " " + one.path("outcome").asText())
        .contains(
            "session.reuse failure",
            "password.change failure",
            "password.change success",
            "logout success");
    assertThat(entries.toString()).doesNotContain(next, person.refresh().substring(8));
  }

  @Test
  void aDisabledUserIsOutAndComesBackWhenEnabled() throws Exception {
    Person operator = Person.operator(coach);
    Person person = Person.trader(coach);
    Person.Key key = person.key("read");
    assertThat(coach.send("GET", "/api/auth/me", "", key.bearer()).statusCode()).isEqualTo(200);

    assertThat(operator.status("POST", "/api/users/" + person.id() + "/disable")).isEqualTo(200);

    assertThat(person.status("GET", "/api/auth/me")).isEqualTo(401);
    assertThat(refresh(person.refresh()).statusCode()).isEqualTo(401);
    assertThat(login(person.email(), person.password()).body()).contains("bad_credentials");

    assertThat(operator.status("POST", "/api/users/" + person.id() + "/enable")).isEqualTo(200);
    assertThat(person.status("GET", "/api/auth/me")).as("the old session").isEqualTo(401);
    assertThat(person.loggedIn().status("GET", "/api/auth/me")).isEqualTo(200);
  }

  @Test
  void anOperatorCannotShutHimselfOut() throws Exception {
    Person operator = Person.operator(coach);

    assertThat(operator.status("POST", "/api/users/" + operator.id() + "/disable")).isEqualTo(409);
  }

  @Test
  void logInsFailuresAndWaitsAreInTheAuditLog() throws Exception {
    Person operator = Person.operator(coach);
    Person person = Person.trader(coach);
    for (int i = 0; i < 5; i++) {
      login(person.email(), "a-wrong-passphrase", "203.0.113.77");
    }
    wait(60, "203.0.113.77");
    login(person.email(), "a-wrong-passphrase", "203.0.113.77");
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

  /// Where a wait has begun it lasts so much longer: the first is of a second, in which a slow
  /// machine may not get round to the next attempt.
  private static void wait(int seconds, String network) {
    TestDatabase.execute(
        coach.databaseUrl(),
        "UPDATE login_attempts SET open_at = open_at + interval '%d s'".formatted(seconds)
            + " WHERE open_at > last_at AND network = '%s'".formatted(network));
  }

  private static HttpResponse<String> register(String email, String password) throws Exception {
    return coach.send("POST", "/api/auth/register", credentials(email, password), "");
  }

  private static HttpResponse<String> login(String email, String password) throws Exception {
    return coach.send("POST", "/api/auth/login", credentials(email, password), "");
  }

  private static HttpResponse<String> login(String email, String password, String address)
      throws Exception {
    return coach.send(
        "POST", "/api/auth/login", credentials(email, password), "", "X-Forwarded-For", address);
  }

  private static HttpResponse<String> refresh(String token) throws Exception {
    return coach.send("POST", "/api/auth/refresh", "{\"refresh_token\":\"" + token + "\"}", "");
  }

  private static HttpResponse<String> change(Person person, String current, String next)
      throws Exception {
    String body = "{\"current_password\":\"" + current + "\",\"new_password\":\"" + next + "\"}";
    return coach.send("PUT", "/api/auth/password", body, person.bearer());
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
