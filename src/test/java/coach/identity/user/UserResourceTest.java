package coach.identity.user;

import static org.assertj.core.api.Assertions.assertThat;

import coach.identity.Deeds;
import coach.identity.Role;
import coach.identity.user.UserServer.Answer;
import coach.platform.AuditEntry;
import coach.shared.UserId;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class UserResourceTest {
  private static final TestIdentity IDENTITY = new TestIdentity();
  private static final List<UserId> ENDED = new CopyOnWriteArrayList<>();
  private static final AtomicBoolean ENDING_FAILS = new AtomicBoolean();
  private static final UserServer SERVER = new UserServer(IDENTITY, UserResourceTest::resource);

  private final User operator = beginning();
  private final User jane = later("jane@example.com");

  @AfterAll
  static void close() {
    SERVER.close();
    IDENTITY.close();
  }

  @Test
  void anOperatorSeesEverybody() {
    IDENTITY.accounts.loggedIn(jane);

    Answer answer = SERVER.send("GET", "/api/users", operator);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().at("/items")).hasSize(2);
    assertThat(answer.body().at("/items/1"))
        .hasToString(
            """
            {"id":"%s","email":"jane@example.com","role":"trader",\
            "created_at":"2026-11-21T10:00:00.001Z","last_login_at":"2026-11-21T10:00:00.001Z",\
            "disabled_at":null,"demo":false}"""
                .formatted(jane.id()));
    assertThat(answer.body().at("/next").isNull()).isTrue();
  }

  @Test
  void everybodyIsOnOnePage() {
    later("joan@example.com");
    List<String> emails = new ArrayList<>();
    String path = "/api/users?limit=2";
    JsonNode next;
    do {
      Answer page = SERVER.send("GET", path, operator);
      page.body().at("/items").forEach(item -> emails.add(item.at("/email").asText()));
      next = page.body().at("/next");
      path = "/api/users?limit=2&cursor=" + next.asText();
    } while (!next.isNull());

    assertThat(emails)
        .containsExactly("operator@example.com", "jane@example.com", "joan@example.com");
  }

  @Test
  void nobodyElseSeesOrDisablesAnybody() {
    for (String[] call :
        new String[][] {
          {"GET", "/api/users"},
          {"POST", "/api/users/" + jane.id() + "/disable"},
          {"POST", "/api/users/nonsense/disable"},
          {"POST", "/api/users/" + operator.id() + "/enable"}
        }) {
      assertThat(SERVER.send(call[0], call[1], jane).status()).as(call[1]).isEqualTo(403);
    }
    assertThat(SERVER.audit).isEmpty();
  }

  @Test
  void whoIsDisabledIsOutUntilTheyAreEnabled() {
    Answer disabled = SERVER.send("POST", "/api/users/" + jane.id() + "/disable", operator);

    assertThat(disabled.status()).isEqualTo(200);
    assertThat(disabled.text("/disabled_at")).isEqualTo("2026-11-21T10:00:00.001Z");
    assertThat(ENDED).containsExactly(jane.id());
    assertThat(IDENTITY.accounts.attempt(Optional.of(jane.email()), TestIdentity.PASSWORD))
        .isEqualTo(new Attempt.Disabled(jane.id()));

    Answer enabled = SERVER.send("POST", "/api/users/" + jane.id() + "/enable", operator);

    assertThat(enabled.status()).isEqualTo(200);
    assertThat(enabled.body().at("/disabled_at").isNull()).isTrue();
    assertThat(SERVER.audit)
        .containsExactly(entry("user.disable", jane), entry("user.enable", jane));
  }

  @Test
  void whatCannotBeDoneAsAWholeIsNotDone() {
    ENDING_FAILS.set(true);

    assertThat(SERVER.send("POST", "/api/users/" + jane.id() + "/disable", operator).status())
        .isEqualTo(500);

    assertThat(IDENTITY.accounts.find(jane.id())).hasValue(jane);
    assertThat(SERVER.audit).isEmpty();
  }

  @Test
  void anOperatorCannotShutThemselvesOut() {
    Answer answer = SERVER.send("POST", "/api/users/" + operator.id() + "/disable", operator);

    assertThat(answer.status()).isEqualTo(409);
    assertThat(IDENTITY.accounts.find(operator.id())).hasValue(operator);
  }

  @Test
  void whoIsUnknownOrMisspelledIsNotFoundInTheSameWords() {
    List<JsonNode> bodies = new ArrayList<>();
    for (String id :
        List.of(
            "01234567-89ab-7cde-8f01-23456789abcd",
            "nonsense",
            "1-1-1-1-1",
            jane.id().toString().toUpperCase(Locale.ROOT),
            jane.id() + "0")) {
      for (String verb : List.of("disable", "enable")) {
        Answer answer = SERVER.send("POST", "/api/users/" + id + "/" + verb, operator);
        assertThat(answer.status()).as(id).isEqualTo(404);
        bodies.add(((ObjectNode) answer.body()).without("request_id"));
      }
    }

    assertThat(bodies.stream().distinct()).hasSize(1);
    assertThat(bodies.getFirst().at("/detail").asText()).isEqualTo("There is no such user.");
    assertThat(SERVER.audit).isEmpty();
  }

  private static UserResource resource(Deeds deeds) {
    return new UserResource(
        IDENTITY.accounts, new Administration(IDENTITY.accounts, deeds, UserResourceTest::end));
  }

  private static void end(UserId id) {
    if (ENDING_FAILS.get()) {
      throw new IllegalStateException("planted");
    }
    ENDED.add(id);
  }

  private static User beginning() {
    IDENTITY.reset();
    SERVER.audit.clear();
    ENDED.clear();
    ENDING_FAILS.set(false);
    return IDENTITY.create("operator@example.com", Role.OPERATOR);
  }

  private static User later(String email) {
    IDENTITY.pass(Duration.ofMillis(1));
    return IDENTITY.create(email, Role.TRADER);
  }

  private AuditEntry entry(String action, User subject) {
    return AuditEntry.success(
            action, new AuditEntry.Actor.User(operator.id()), "user:" + subject.id())
        .from(UserServer.ORIGIN);
  }
}
