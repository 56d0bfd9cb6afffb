package coach.ai.key;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/// SQL for `ai_keys`.
interface KeyDao {
  /// Does nothing when it was seen before, here or by another node.
  @SqlUpdate(
      """
      INSERT INTO ai_keys (provider, fingerprint, first_seen)
      VALUES (:provider, :fingerprint, :now)
      ON CONFLICT (provider, fingerprint) DO NOTHING
      """)
  void seen(String provider, String fingerprint, Instant now);

  @SqlQuery(
      """
      SELECT first_seen FROM ai_keys WHERE provider = :provider AND fingerprint = :fingerprint
      """)
  Optional<Instant> firstSeen(String provider, String fingerprint);
}
