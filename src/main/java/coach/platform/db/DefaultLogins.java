package coach.platform.db;

import static coach.platform.CommonRules.SEC_008;

import coach.platform.Violation;
import coach.platform.db.postgres.DatabaseUrl;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

/// Tries whether a server lets in somebody whom it should not: anybody, or whoever tries what
/// everybody tries first.
///
/// Every try that fails stands in the server's log, so a server that let nobody in is left in peace
/// for the life of this object. Thread-safe: at worst it tries twice.
final class DefaultLogins {
  private static final List<String> ACCOUNTS = List.of("postgres", "admin");

  private final DatabaseAccess access;
  private volatile boolean closed;

  DefaultLogins(DatabaseAccess access) {
    this.access = access;
  }

  private record Try(Optional<String> user, String password, Violation success) {}

  /// Takes a second at most; a server that does not answer a try lets nobody in.
  Stream<Violation> letIn() {
    if (closed) {
      return Stream.empty();
    }
    List<DatabaseAccess.Address> addresses = access.addresses();
    List<Violation> found =
        addresses.stream()
            .gather(Gatherers.mapConcurrent(addresses.size(), this::letIn))
            .flatMap(List::stream)
            .toList();
    closed = found.isEmpty();
    return found.stream();
  }

  /// Where anybody is let in, the default accounts are no news.
  private List<Violation> letIn(DatabaseAccess.Address address) {
    Try anybody = anybody(address);
    List<Try> tries =
        Stream.concat(
                Stream.of(anybody), ACCOUNTS.stream().map(user -> byDefault(address.key(), user)))
            .toList();
    List<Violation> found =
        tries.stream()
            .gather(Gatherers.mapConcurrent(tries.size(), it -> success(address.url(), it)))
            .flatMap(Optional::stream)
            .toList();
    return found.contains(anybody.success()) ? List.of(anybody.success()) : found;
  }

  private static Try anybody(DatabaseAccess.Address address) {
    return new Try(
        address.url().get().user(),
        UUID.randomUUID().toString(),
        SEC_008
            .brokenAt(address.key())
            .found("the server asks for no password")
            .fix("in pg_hba.conf, scram-sha-256 in place of trust; then SELECT pg_reload_conf()"));
  }

  private static Try byDefault(String key, String user) {
    return new Try(
        Optional.of(user),
        user,
        SEC_008
            .brokenAt(key)
            .found("the account " + user + " with the password that everybody tries first")
            .fix("ALTER ROLE " + user + " PASSWORD '…'; or ALTER ROLE " + user + " NOLOGIN"));
  }

  private Optional<Violation> success(Supplier<DatabaseUrl> url, Try login) {
    try (Connection _ = access.forTrying(url, login.user(), login.password()).getConnection()) {
      return Optional.of(login.success());
    } catch (SQLException e) {
      return Optional.empty();
    }
  }
}
