package coach.identity.user.invite;

import static org.assertj.core.api.Assertions.assertThat;

import coach.identity.Deeds;
import coach.identity.Registration;
import coach.identity.Role;
import coach.identity.user.EmailAddress;
import coach.identity.user.TestIdentity;
import coach.identity.user.User;
import coach.identity.user.UserServer;
import coach.identity.user.UserServer.Answer;
import coach.platform.AuditEntry;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class InviteResourceTest {
  private static final TestIdentity IDENTITY = new TestIdentity();
  private static final Invites INVITES =
      new Invites(IDENTITY.jdbi.onDemand(InviteDao.class), IDENTITY.ids);
  private static final UserServer SERVER = new UserServer(IDENTITY, InviteResourceTest::resource);

  private final User operator = beginning();

  @AfterAll
  static void close() {
    SERVER.close();
    IDENTITY.close();
  }

  @Test
  void theCodeIsShownOnceAndMakesAnAccount() {
    Answer made = SERVER.send("POST", "/api/invites", operator, "{}");

    assertThat(made.status()).isEqualTo(201);
    assertThat(made.body().properties()).hasSize(3);
    assertThat(made.text("/expires_at")).isEqualTo("2026-11-28T10:00:00Z");
    Answer before = SERVER.send("GET", "/api/invites", operator);
    assertThat(before.body().at("/items/0/used_by").isNull()).isTrue();
    assertThat(before.body().toString()).doesNotContain("code", made.text("/code"));

    User jane = registered(made.text("/code"));

    Answer after = SERVER.send("GET", "/api/invites", operator);
    assertThat(after.text("/items/0/id")).isEqualTo(made.text("/id"));
    assertThat(after.text("/items/0/created_by")).isEqualTo(operator.id().toString());
    assertThat(after.text("/items/0/used_by")).isEqualTo(jane.id().toString());
    assertThat(after.text("/items/0/used_at")).isEqualTo("2026-11-21T10:00:00Z");
  }

  @Test
  void theEndIsWhatTheOperatorSays() {
    Answer made =
        SERVER.send("POST", "/api/invites", operator, "{\"expires_at\":\"2026-11-22T00:00:00Z\"}");

    assertThat(made.status()).isEqualTo(201);
    assertThat(made.text("/expires_at")).isEqualTo("2026-11-22T00:00:00Z");
  }

  @Test
  void whatIsNoInvitationIsRefused() {
    for (String body :
        List.of(
            "{\"expires_at\":\"2026-11-21T10:00:00Z\"}",
            "{\"expires_at\":\"2027-11-21T10:00:00Z\"}",
            "{\"expires_at\":\"+1000000000-12-31T23:59:59Z\"}",
            "{\"expires_at\":7}",
            "{\"role\":\"operator\"}",
            "{\"code\":\"tci_mine\"}")) {
      assertThat(SERVER.send("POST", "/api/invites", operator, body).status())
          .as(body)
          .isEqualTo(422);
    }
    assertThat(SERVER.audit).isEmpty();
  }

  @Test
  void anInvitationIsTakenBackOnceAndNotAfterItsUse() {
    Answer unused = SERVER.send("POST", "/api/invites", operator, "{}");
    Answer used = SERVER.send("POST", "/api/invites", operator, "{}");
    registered(used.text("/code"));

    assertThat(delete(unused.text("/id"))).isEqualTo(204);
    assertThat(delete(unused.text("/id"))).isEqualTo(404);
    assertThat(delete("nonsense")).isEqualTo(404);
    assertThat(delete(used.text("/id"))).isEqualTo(409);

    assertThat(SERVER.audit)
        .containsExactly(
            entry("invite.create", unused.text("/id")),
            entry("invite.create", used.text("/id")),
            entry("invite.revoke", unused.text("/id")));
  }

  @Test
  void onlyOperatorsInvite() {
    User jane = IDENTITY.create("jane@example.com", Role.TRADER);

    assertThat(SERVER.send("POST", "/api/invites", jane, "{}").status()).isEqualTo(403);
    assertThat(SERVER.send("GET", "/api/invites", jane).status()).isEqualTo(403);
    assertThat(SERVER.send("DELETE", "/api/invites/nonsense", jane).status()).isEqualTo(403);
  }

  private static User beginning() {
    IDENTITY.reset();
    SERVER.audit.clear();
    return IDENTITY.create("operator@example.com", Role.OPERATOR);
  }

  private static InviteResource resource(Deeds deeds) {
    return new InviteResource(INVITES, new InviteAdministration(INVITES, deeds));
  }

  private User registered(String code) {
    return new Registrations(Registration.INVITE, IDENTITY.accounts, INVITES)
        .register(
            new EmailAddress("jane@example.com"),
            TestIdentity.PASSWORD,
            Optional.of(code),
            user -> user);
  }

  private int delete(String id) {
    return SERVER.send("DELETE", "/api/invites/" + id, operator).status();
  }

  private AuditEntry entry(String action, String id) {
    return AuditEntry.success(action, new AuditEntry.Actor.User(operator.id()), "invite:" + id)
        .from(UserServer.ORIGIN);
  }
}
