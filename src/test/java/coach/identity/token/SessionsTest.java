package coach.identity.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coach.identity.Caller;
import coach.identity.OpaqueToken;
import coach.identity.OpaqueToken.Kind;
import coach.identity.Role;
import coach.identity.SessionId;
import coach.platform.Problem;
import coach.platform.ProblemException;
import coach.shared.UserId;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionsTest {
  private final SessionNode node = SessionNode.alone();
  private final Sessions sessions = node.sessions();
  private final UserId ann = node.user("ann", Role.TRADER);

  private Tokens tokens;

  @BeforeEach
  void logIn() {
    tokens = sessions.open(ann, Role.TRADER);
  }

  @Test
  void aLogInYieldsTokensThatNeverPrintThemselves() {
    assertThat(tokens.refresh()).matches("tcr_[A-Za-z0-9_-]{43}");
    assertThat(tokens.expiresIn()).isEqualTo(Duration.ofMinutes(15));
    assertThat(tokens.toString()).doesNotContain(tokens.refresh()).doesNotContain(tokens.access());
    assertThat(sessions.refresh(tokens.refresh()).toString())
        .doesNotContain("tcr_")
        .doesNotContain("eyJ");
  }

  @Test
  void anAccessTokenSaysWhoCallsWithTheRoleTheyHaveNow() {
    Caller caller = sessions.caller(tokens.access()).orElseThrow();

    assertThat(caller.id()).isEqualTo(ann);
    assertThat(caller.role()).isEqualTo(Role.TRADER);
    assertThat(caller.credential()).isInstanceOf(Caller.Credential.Session.class);

    node.execute("UPDATE users SET role = 'operator'");
    node.time().pass(Duration.ofSeconds(4));
    assertThat(sessions.caller(tokens.access()).map(Caller::role)).contains(Role.OPERATOR);
  }

  @Test
  void aDisabledUserCannotBeginASession() {
    node.execute("UPDATE users SET disabled_at = now()");

    assertThatThrownBy(() -> sessions.open(ann, Role.TRADER))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem()).isInstanceOf(Problem.Unauthenticated.class));
    assertThatThrownBy(() -> sessions.open(new UserId(UUID.randomUUID()), Role.TRADER))
        .isInstanceOf(ProblemException.class);
    assertThat(node.count("sessions")).isEqualTo(1);
  }

  @Test
  void onlyTheHashOfARefreshTokenIsKept() {
    assertThat(node.text("SELECT encode(hash, 'hex') FROM refresh_tokens"))
        .isEqualTo(
            HexFormat.of().formatHex(new OpaqueToken(Kind.REFRESH, tokens.refresh()).hash()));
  }

  @Test
  void aRefreshTokenIsExchangedForOthersOfTheSameSession() {
    Renewal.Renewed renewed = renewed(tokens);

    assertThat(renewed.user()).isEqualTo(ann);
    assertThat(renewed.session()).isEqualTo(session(tokens));
    assertThat(session(renewed.tokens())).isEqualTo(session(tokens));
    assertThat(renewed.tokens().refresh()).isNotEqualTo(tokens.refresh());
    assertThat(renewed(renewed.tokens()).session()).isEqualTo(session(tokens));
  }

  @Test
  void theRoleOfANewTokenIsTheOneThatTheUserHasNow() {
    node.execute("UPDATE users SET role = 'operator'");

    String claims = renewed(tokens).tokens().access().split("\\.")[1];

    assertThat(Forge.decode(claims)).contains("\"role\":\"operator\"");
  }

  @Test
  void theUseOfAUsedTokenEndsTheSessionForBoth() {
    Tokens next = renewed(tokens).tokens();
    assertThat(sessions.caller(next.access())).isPresent();

    assertThat(sessions.refresh(tokens.refresh()))
        .isEqualTo(new Renewal.Reused(ann, session(next)));

    assertThat(sessions.refresh(next.refresh())).isEqualTo(new Renewal.Refused());
    assertThat(sessions.refresh(tokens.refresh())).isEqualTo(new Renewal.Refused());
    assertThat(sessions.caller(next.access())).isEmpty();
    assertThat(sessions.caller(tokens.access())).isEmpty();
    assertThat(node.text("SELECT end_reason FROM sessions")).isEqualTo("reuse");
  }

  @Test
  void theUseOfAUsedTokenEndsNoOtherSession() {
    Tokens other = sessions.open(ann, Role.TRADER);
    renewed(tokens);

    sessions.refresh(tokens.refresh());

    assertThat(sessions.caller(other.access())).isPresent();
    assertThat(sessions.refresh(other.refresh())).isInstanceOf(Renewal.Renewed.class);
  }

  @Test
  void whatIsNoRefreshTokenIsRefusedWithoutAsking() {
    node.goAway();

    for (String text :
        new String[] {
          "",
          "tcr_",
          tokens.access(),
          tokens.refresh() + "A",
          " " + tokens.refresh(),
          tokens.refresh().replace("tcr_", "tck_"),
          "tcr_" + "A".repeat(1 << 20),
          "tcr_\u0000"
        }) {
      assertThat(sessions.refresh(text)).isEqualTo(new Renewal.Refused());
      assertThat(sessions.endByRefreshToken(text)).isEmpty();
    }
  }

  @Test
  void anUnknownRefreshTokenIsRefused() {
    String unknown = Kind.REFRESH.make(new SecureRandom()).text();

    assertThat(sessions.refresh(unknown)).isEqualTo(new Renewal.Refused());
    assertThat(sessions.endByRefreshToken(unknown)).isEmpty();
  }

  @Test
  void aSessionThatIsLeftAloneExpires() {
    node.time().pass(Duration.ofDays(7).minusSeconds(1));
    tokens = renewed(tokens).tokens();
    node.time().pass(Duration.ofDays(7));

    assertThat(sessions.refresh(tokens.refresh())).isEqualTo(new Renewal.Refused());
    assertThat(sessions.caller(tokens.access())).isEmpty();
  }

  @Test
  void noTokenOutlivesItsSession() {
    for (int days = 5; days <= 25; days += 5) {
      node.time().pass(Duration.ofDays(5));
      tokens = renewed(tokens).tokens();
    }
    node.time().pass(Duration.ofDays(5).minusSeconds(1));
    tokens = renewed(tokens).tokens();
    assertThat(sessions.caller(tokens.access())).isPresent();

    node.time().pass(Duration.ofSeconds(1));

    assertThat(sessions.caller(tokens.access())).isEmpty();
    assertThat(sessions.refresh(tokens.refresh())).isEqualTo(new Renewal.Refused());
    assertThat(
            node.text(
                "SELECT bool_and(t.expires_at <= s.expires_at)::text"
                    + " FROM refresh_tokens t, sessions s"))
        .isEqualTo("true");
  }

  @Test
  void aDisabledUserGetsNoNewTokensAndTheOldOnesEnd() {
    sessions.caller(tokens.access());
    node.execute("UPDATE users SET disabled_at = now()");

    assertThat(sessions.refresh(tokens.refresh())).isEqualTo(new Renewal.Refused());
    node.time().pass(Duration.ofSeconds(4));
    assertThat(sessions.caller(tokens.access())).isEmpty();
  }

  @Test
  void aLogOutByRefreshTokenEndsTheSessionAlsoWithAUsedOne() {
    Tokens other = sessions.open(ann, Role.TRADER);
    Tokens next = renewed(tokens).tokens();
    sessions.caller(next.access());

    assertThat(sessions.endByRefreshToken(tokens.refresh())).contains(ann);

    assertThat(sessions.caller(next.access())).isEmpty();
    assertThat(sessions.refresh(next.refresh())).isEqualTo(new Renewal.Refused());
    assertThat(sessions.endByRefreshToken(tokens.refresh())).contains(ann);
    assertThat(sessions.caller(other.access())).isPresent();
    assertThat(node.count("sessions WHERE end_reason = 'logout'")).isEqualTo(1);
  }

  @Test
  void aLogOutEndsOnesOwnSessionAndNoOther() {
    UserId bob = node.user("bob", Role.TRADER);
    sessions.end(bob, session(tokens));
    assertThat(sessions.caller(tokens.access())).isPresent();

    sessions.end(ann, session(tokens));
    assertThat(sessions.caller(tokens.access())).isEmpty();
    sessions.end(ann, session(tokens));
  }

  @Test
  void aChangeOfPasswordLeavesOnlyTheSessionThatMadeIt() {
    Tokens other = sessions.open(ann, Role.TRADER);
    Tokens bobs = sessions.open(node.user("bob", Role.TRADER), Role.TRADER);
    sessions.caller(other.access());

    sessions.endOthers(ann, session(tokens));

    assertThat(sessions.caller(tokens.access())).isPresent();
    assertThat(sessions.caller(other.access())).isEmpty();
    assertThat(sessions.caller(bobs.access())).isPresent();
    assertThat(node.count("sessions WHERE end_reason = 'password'")).isEqualTo(1);
  }

  @Test
  void allSessionsOfAUserEndForEachReason() {
    for (EndReason reason : EndReason.values()) {
      Tokens one = sessions.open(ann, Role.TRADER);
      sessions.caller(one.access());

      sessions.endAll(ann, reason);

      assertThat(sessions.caller(one.access())).as(reason.text()).isEmpty();
      assertThat(node.count("sessions WHERE end_reason = '" + reason.text() + "'")).isPositive();
    }
  }

  @Test
  void whatHasBeenOverForADayIsRemovedWithItsTokens() {
    Tokens ended = sessions.open(ann, Role.TRADER);
    sessions.end(ann, session(ended));
    assertThat(sessions.purge()).isZero();

    node.time().pass(Duration.ofDays(1).plusSeconds(1));
    tokens = renewed(tokens).tokens();
    assertThat(sessions.purge()).isEqualTo(1);
    assertThat(node.count("sessions")).isEqualTo(1);
    assertThat(node.count("refresh_tokens")).as("the used one too").isEqualTo(2);

    node.time().pass(Duration.ofDays(31));
    assertThat(sessions.purge()).isEqualTo(1);
    assertThat(node.count("refresh_tokens")).isZero();
  }

  @Test
  void manyAreRemovedInBatches() {
    node.execute(
        "INSERT INTO sessions (id, user_id, created_at, expires_at) SELECT gen_random_uuid(), id,"
            + " '2020-01-01Z', '2020-01-02Z' FROM users, generate_series(1, 250)");

    assertThat(sessions.purge()).isEqualTo(250);
    assertThat(node.count("sessions")).isEqualTo(1);
  }

  private Renewal.Renewed renewed(Tokens from) {
    return (Renewal.Renewed) sessions.refresh(from.refresh());
  }

  private SessionId session(Tokens from) {
    return node.access().verify(from.access()).orElseThrow().session();
  }
}
