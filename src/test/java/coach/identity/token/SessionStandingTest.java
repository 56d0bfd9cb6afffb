package coach.identity.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coach.identity.Caller;
import coach.identity.Role;
import coach.identity.SessionId;
import coach.shared.UserId;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What an access token is good for is known from memory, and soon forgotten.
class SessionStandingTest {
  private final SessionNode node = SessionNode.alone();
  private final Sessions sessions = node.sessions();
  private final UserId ann = node.user("ann", Role.TRADER);

  private Tokens tokens;

  @BeforeEach
  void logIn() {
    tokens = sessions.open(ann, Role.TRADER);
  }

  @Test
  void aBusyTokenAsksTheDatabaseOnceAndThenOnlyInTheBackground() {
    assertThat(sessions.caller(tokens.access())).isPresent();
    for (int i = 0; i < 1_000; i++) {
      assertThat(sessions.caller(tokens.access())).isPresent();
    }
    assertThat(sessions.standingReads()).isEqualTo(1);

    for (int i = 0; i < 20; i++) {
      node.time().pass(Duration.ofSeconds(1));
      long before = sessions.standingReads();
      assertThat(sessions.caller(tokens.access())).isPresent();
      assertThat(sessions.standingReads()).isEqualTo(before);
      node.runBackground();
    }
    assertThat(sessions.standingReads()).isEqualTo(11);
  }

  @Test
  void aTokenThatIsNotOursAsksNobody() {
    node.goAway();

    assertThat(sessions.caller("")).isEmpty();
    assertThat(sessions.caller(tokens.access() + "A")).isEmpty();
    assertThat(sessions.caller(tokens.refresh())).isEmpty();
    assertThat(sessions.standingReads()).isZero();
  }

  @Test
  void aSessionThatIsNotThereIsAskedForOnce() {
    String unknown = node.access().issue(ann, Role.TRADER, new SessionId(UUID.randomUUID()));

    assertThat(sessions.caller(unknown)).isEmpty();
    assertThat(sessions.caller(unknown)).isEmpty();

    assertThat(sessions.standingReads()).isEqualTo(1);
  }

  @Test
  void aTokenIsGoodOnlyForTheUserOfItsSession() {
    UserId bob = node.user("bob", Role.OPERATOR);
    SessionId session = node.access().verify(tokens.access()).orElseThrow().session();

    assertThat(sessions.caller(node.access().issue(bob, Role.OPERATOR, session))).isEmpty();
  }

  @Test
  void theRoleInATokenIsNotBelieved() {
    SessionId session = node.access().verify(tokens.access()).orElseThrow().session();
    String boasting = node.access().issue(ann, Role.OPERATOR, session);

    assertThat(sessions.caller(boasting).orElseThrow().role()).isEqualTo(Role.TRADER);
  }

  @Test
  void whatEndsOnAnotherNodeIsOutHereWithinFiveSeconds() {
    SessionNode other = node.neighbour();
    assertThat(sessions.caller(tokens.access())).isPresent();

    other.sessions().endAll(ann, EndReason.DISABLED);

    assertThat(other.sessions().caller(tokens.access())).isEmpty();
    for (int i = 0; i < 4; i++) {
      node.time().pass(Duration.ofSeconds(1));
      sessions.caller(tokens.access());
    }
    assertThat(sessions.caller(tokens.access())).isEmpty();
  }

  @Test
  void whatEndsHereIsOutAtOnce() {
    assertThat(sessions.caller(tokens.access())).isPresent();

    sessions.endByRefreshToken(tokens.refresh());

    assertThat(sessions.caller(tokens.access())).isEmpty();
  }

  /// Whoever asks between the statement and its commit reads what is about to be over.
  @Test
  void whatEndsAsPartOfAGreaterWholeIsOutOnceThatIsCommitted() {
    Optional<Caller> meanwhile =
        node.transactions()
            .in(
                () -> {
                  sessions.endAll(ann, EndReason.DISABLED);
                  return onAnotherThread(() -> sessions.caller(tokens.access()));
                });

    assertThat(meanwhile).isPresent();
    assertThat(sessions.caller(tokens.access())).isEmpty();
  }

  @Test
  void whenTheDatabaseIsAwayWhatIsKnownServesForFourSecondsAndThenTheRequestFails() {
    assertThat(sessions.caller(tokens.access())).isPresent();
    node.goAway();

    node.time().pass(Duration.ofMillis(3_999));
    assertThat(sessions.caller(tokens.access())).isPresent();
    node.runBackground();
    assertThat(sessions.caller(tokens.access())).isPresent();

    node.time().pass(Duration.ofMillis(1));
    assertThatThrownBy(() -> sessions.caller(tokens.access()))
        .hasRootCauseInstanceOf(SQLException.class);
    node.comeBack();
    assertThat(sessions.caller(tokens.access())).isPresent();
  }

  private static <T> T onAnotherThread(Callable<T> work) {
    try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
      return threads.submit(work).get();
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
