package coach;

import static org.assertj.core.api.Assertions.assertThat;

import coach.support.Person;
import coach.support.TestCoach;
import coach.support.TestDatabase;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Sessions as a client meets them: how they go on, and all the ways in which they end.
class SignedInTest {
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
  void anAccountMayLogInManyTimesAtOnce() throws Exception {
    Person person = Person.trader(coach);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<HttpResponse<String>>> logIns =
          IntStream.range(0, 20)
              .mapToObj(_ -> threads.submit(() -> rig.login(person.email(), person.password())))
              .toList();

      for (Future<HttpResponse<String>> logIn : logIns) {
        assertThat(logIn.get().statusCode()).isEqualTo(200);
      }
    }
  }

  @Test
  void aRefreshTokenIsGoodOnceAndItsSecondUseEndsTheSession() throws Exception {
    Person person = Person.trader(coach);
    HttpResponse<String> renewed = rig.refresh(person.refresh());
    assertThat(renewed.statusCode()).isEqualTo(200);
    JsonNode next = coach.tree(renewed.body());
    String bearer = "Bearer " + next.path("access_token").asText();
    assertThat(coach.send("GET", "/api/auth/me", "", bearer).statusCode()).isEqualTo(200);

    assertThat(rig.refresh(person.refresh()).statusCode()).isEqualTo(401);

    assertThat(rig.refresh(next.path("refresh_token").asText()).statusCode()).isEqualTo(401);
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
    assertThat(rig.refresh(here.refresh()).statusCode()).isEqualTo(401);
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

    assertThat(rig.change(here, "a-wrong-passphrase", next).statusCode()).isEqualTo(422);
    assertThat(rig.change(here, here.password(), "password1234").statusCode()).isEqualTo(422);
    assertThat(rig.change(here, here.password(), next).statusCode()).isEqualTo(204);

    assertThat(here.status("GET", "/api/auth/me")).isEqualTo(200);
    assertThat(there.status("GET", "/api/auth/me")).isEqualTo(401);
    assertThat(rig.login(here.email(), here.password()).statusCode()).isEqualTo(401);
    assertThat(rig.login(here.email(), next).statusCode()).isEqualTo(200);
  }

  @Test
  void lookingForAPasswordThatIsGoodEnoughIsNoGuessing() throws Exception {
    Person person = Person.trader(coach);

    for (int i = 0; i < 7; i++) {
      assertThat(rig.change(person, person.password(), "password1234").statusCode()).isEqualTo(422);
    }

    assertThat(rig.change(person, person.password(), "a-quite-different-passphrase").statusCode())
        .isEqualTo(204);
  }

  @Test
  void whatCannotBeRecordedIsNotDone() throws Exception {
    Person here = Person.trader(coach);
    Person there = here.loggedIn();
    String next = "a-quite-different-passphrase";

    audit("ADD CONSTRAINT nothing CHECK (action = 'nothing') NOT VALID");
    try {
      assertThat(rig.register("unrecorded@coach.invalid", next).statusCode()).isEqualTo(500);
      assertThat(rig.change(here, here.password(), next).statusCode()).isEqualTo(500);
      assertThat(there.status("POST", "/api/auth/logout")).isEqualTo(500);
    } finally {
      audit("DROP CONSTRAINT nothing");
    }

    assertThat(rig.register("unrecorded@coach.invalid", next).statusCode()).isEqualTo(201);
    assertThat(rig.login(here.email(), here.password()).statusCode()).isEqualTo(200);
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
    rig.refresh(person.refresh());
    rig.refresh(person.refresh());
    Person again = person.loggedIn();
    rig.change(again, "a-wrong-passphrase", next);
    rig.change(again, again.password(), next);
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
    assertThat(rig.refresh(person.refresh()).statusCode()).isEqualTo(401);
    assertThat(rig.login(person.email(), person.password()).body()).contains("bad_credentials");

    assertThat(operator.status("POST", "/api/users/" + person.id() + "/enable")).isEqualTo(200);
    assertThat(person.status("GET", "/api/auth/me")).as("the old session").isEqualTo(401);
    assertThat(person.loggedIn().status("GET", "/api/auth/me")).isEqualTo(200);
  }

  @Test
  void anOperatorCannotShutHimselfOut() throws Exception {
    Person operator = Person.operator(coach);

    assertThat(operator.status("POST", "/api/users/" + operator.id() + "/disable")).isEqualTo(409);
  }
}
