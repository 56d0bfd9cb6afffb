package coach.identity.token;

import coach.identity.Caller;
import coach.identity.OpaqueToken;
import coach.identity.OpaqueToken.Kind;
import coach.identity.Role;
import coach.identity.SessionId;
import coach.identity.TokenConfiguration;
import coach.identity.standing.StandingCache;
import coach.platform.IdSource;
import coach.platform.Problem;
import coach.platform.db.Transactions;
import coach.platform.task.Batches;
import coach.shared.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Log-ins, from the first token to the last.
///
/// A refresh token is good for one use. The use of a used one says that two hold it, one of them a
/// thief, and ends the session for both.
///
/// Thread-safe: what changes is in the database, and in the cache of what it says.
public final class Sessions {
  /// Of which each may have thousands of tokens.
  private static final int BATCH = 100;

  /// Longer than the clocks of two nodes differ.
  private static final Duration KEPT = Duration.ofDays(1);

  private final AccessTokens access;
  private final SessionDao sessions;
  private final Transactions transactions;
  private final Duration longest;
  private final IdSource ids;
  private final RefreshTokens refreshTokens;
  private final StandingCache<SessionId, Standing> standing;

  /// @param background refreshes what is known of sessions in use
  /// @param nanos a clock that does not jump
  public Sessions(
      AccessTokens access,
      SessionDao sessions,
      Transactions transactions,
      TokenConfiguration configuration,
      IdSource ids,
      Executor background,
      LongSupplier nanos) {
    this.access = access;
    this.sessions = sessions;
    this.transactions = transactions;
    this.longest = configuration.session().toJavaDuration();
    this.ids = ids;
    this.refreshTokens = new RefreshTokens(sessions, access, configuration, ids);
    this.standing = new StandingCache<>(this::read, background, nanos);
  }

  /// What the database says of a live session.
  private record Standing(UserId user, Role role, Instant expiresAt) {}

  /// Begins a session.
  ///
  /// @throws coach.platform.ProblemException when the user is disabled
  public Tokens open(UserId user, Role role) {
    SessionId session = new SessionId(ids.next());
    Instant now = refreshTokens.now();
    Instant end = now.plus(longest);
    return transactions.in(
        () -> {
          if (!sessions.insert(session.value(), user.value(), now, end)) {
            throw new Problem.Unauthenticated().toException();
          }
          return refreshTokens.issue(user, role, session, now, end);
        });
  }

  /// Exchanges a refresh token for new tokens.
  public Renewal refresh(String refreshToken) {
    return Kind.REFRESH
        .parse(refreshToken)
        .map(token -> transactions.in(() -> renew(token)))
        .orElseGet(Renewal.Refused::new);
  }

  /// Logs out by a refresh token, used or not; empty when it is no token of ours.
  public Optional<UserId> endByRefreshToken(String refreshToken) {
    return Kind.REFRESH
        .parse(refreshToken)
        .flatMap(token -> sessions.find(token.hash()))
        .map(
            row -> {
              UserId user = new UserId(row.userId());
              end(user, new SessionId(row.id()));
              return user;
            });
  }

  /// Logs out by an access token.
  public void end(UserId user, SessionId session) {
    String reason = EndReason.LOGOUT.text();
    end(() -> sessions.end(session.value(), user.value(), refreshTokens.now(), reason));
  }

  /// After a change of the password.
  public void endOthers(UserId user, SessionId kept) {
    String reason = EndReason.PASSWORD.text();
    end(() -> sessions.endOthers(user.value(), kept.value(), refreshTokens.now(), reason));
  }

  /// Ends whatever the user has open.
  public void endAll(UserId user, EndReason reason) {
    end(() -> sessions.endAll(user.value(), refreshTokens.now(), reason.text()));
  }

  /// Who sent an access token, when it is good and its session is live.
  public Optional<Caller> caller(String accessToken) {
    return access
        .verify(accessToken)
        .flatMap(
            claims ->
                standing
                    .get(claims.session())
                    .filter(known -> known.user().equals(claims.user()))
                    .filter(known -> known.expiresAt().isAfter(ids.clock().instant()))
                    .map(known -> caller(known, claims.session())));
  }

  /// How often the database was asked for what access tokens are good for.
  public long standingReads() {
    return standing.reads();
  }

  /// Removes sessions that have been over for a day, with their tokens, and returns how many. Used
  /// tokens of others stay: each second use is to be known for what it is.
  public int purge() {
    Instant before = refreshTokens.now().minus(KEPT);
    return Batches.remove(BATCH, limit -> sessions.deleteOver(before, limit));
  }

  private Renewal renew(OpaqueToken token) {
    Renewal renewal = refreshTokens.renew(token);
    if (renewal instanceof Renewal.Reused(_, var session)) {
      forget(List.of(session.value()));
    }
    return renewal;
  }

  private void end(Supplier<List<UUID>> ending) {
    transactions.run(() -> forget(ending.get()));
  }

  /// Once their end is committed, also as part of a greater whole, the next request asks anew.
  private void forget(List<UUID> ended) {
    transactions.afterCommit(() -> ended.forEach(id -> standing.drop(new SessionId(id))));
  }

  private Optional<Standing> read(SessionId session) {
    return sessions
        .standing(session.value())
        .map(row -> new Standing(new UserId(row.userId()), Role.of(row.role()), row.expiresAt()));
  }

  private static Caller caller(Standing known, SessionId session) {
    return new Caller(known.user(), known.role(), new Caller.Credential.Session(session));
  }
}
