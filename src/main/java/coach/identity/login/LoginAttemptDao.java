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

  @SqlUpdate(
      """
      INSERT INTO login_attempts (account, network, failures, last_at, open_at)
      VALUES (:account, :network, 0, :now, :now)
      ON CONFLICT (account, network) DO NOTHING
      """)
  void begin(byte[] account, String network, Instant now);

  /// Locked until the transaction ends, so that no failure is lost.
  @SqlQuery(
      """
      SELECT failures, last_at, open_at FROM login_attempts
      WHERE account = :account AND network = :network
      FOR UPDATE
      """)
  Row lock(byte[] account, String network);

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

  @SqlUpdate("DELETE FROM login_attempts WHERE last_at < :before AND open_at < :now")
  int purgeAttempts(Instant before, Instant now);

  @SqlUpdate("DELETE FROM login_networks WHERE seen_at < :before")
  int purgeNetworks(Instant before);

  /// @param failures since the last success from there, or since a day without any
  /// @param openAt before this moment no attempt is looked at
  record Row(int failures, Instant lastAt, Instant openAt) {}
}
