package coach.identity.login;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/// SQL for `login_attempts` and `login_networks`.
@RegisterConstructorMapper(LoginAttemptDao.Row.class)
public interface LoginAttemptDao {
  /// The count of all networks together.
  String EVERYWHERE = "*";

  @SqlQuery(
      """
      SELECT open_at FROM login_attempts WHERE account = :account AND network = :network
      """)
  Optional<Instant> openAt(byte[] account, String network);

  /// What is known, or a beginning. Locked until the transaction ends, so that no failure is
  /// lost. One statement, between whose parts no purge can come.
  @SqlQuery(
      """
      INSERT INTO login_attempts AS known (account, network, failures, last_at, open_at)
      VALUES (:account, :network, 0, :now, :now)
      ON CONFLICT (account, network) DO UPDATE SET failures = known.failures
      RETURNING failures, last_at, open_at
      """)
  Row lock(byte[] account, String network, Instant now);

  @SqlUpdate(
      """
      UPDATE login_attempts SET failures = :failures, last_at = :lastAt, open_at = :openAt
      WHERE account = :account AND network = :network
      """)
  void count(byte[] account, String network, @BindMethods Row row);

  @SqlUpdate("DELETE FROM login_attempts WHERE account = :account AND network = :network")
  void forget(byte[] account, String network);

  @SqlUpdate(
      """
      INSERT INTO login_networks (user_id, network, seen_at)
      VALUES (:user, :network, :now)
      ON CONFLICT (user_id, network) DO UPDATE SET seen_at = excluded.seen_at
      """)
  void remember(UUID user, String network, Instant now);

  /// Whether the owner of this address has logged in from there.
  @SqlQuery(
      """
      SELECT EXISTS (
        SELECT FROM login_networks n JOIN users u ON u.id = n.user_id
        WHERE u.email = :email AND n.network = :network)
      """)
  boolean isFamiliar(String email, String network);

  /// This and the next wait for nobody, so that nobody who waits for them does so for ever.
  @SqlUpdate(
      """
      WITH old AS (
        SELECT account, network FROM login_attempts
        WHERE last_at < :before AND open_at < :now
        LIMIT :limit FOR UPDATE SKIP LOCKED)
      DELETE FROM login_attempts a USING old
      WHERE a.account = old.account AND a.network = old.network
      """)
  int purgeAttempts(Instant before, Instant now, int limit);

  @SqlUpdate(
      """
      WITH old AS (
        SELECT user_id, network FROM login_networks
        WHERE seen_at < :before
        LIMIT :limit FOR UPDATE SKIP LOCKED)
      DELETE FROM login_networks n USING old
      WHERE n.user_id = old.user_id AND n.network = old.network
      """)
  int purgeNetworks(Instant before, int limit);

  /// @param failures since the last success from there, or since a day without any
  /// @param openAt before this moment no attempt is looked at
  record Row(int failures, Instant lastAt, Instant openAt) {}
}
