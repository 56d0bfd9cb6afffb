package coach.ai.key;

import coach.platform.AuditEntry;
import coach.platform.AuditEntry.Actor;
import coach.platform.AuditLog;
import coach.platform.task.LateAudit;
import java.util.Map;

/// Writes down what becomes of keys, by their fingerprints. Thread-safe: what it writes to is.
final class KeyAudit {
  private static final String ROTATED = "ai_key.rotate";
  private static final String SWITCHED = "ai_key.switch";

  private final AuditLog log;
  private final LateAudit late;
  private final KeyAges ages;

  KeyAudit(AuditLog log, LateAudit late, KeyAges ages) {
    this.log = log;
    this.late = late;
    this.ages = ages;
  }

  /// Before it is done: what cannot be recorded must not be.
  void rotated(KeyChain chain, String value, Actor actor) {
    log.record(
        AuditEntry.success(ROTATED, actor, subject(chain))
            .with(Map.of("fingerprint", ages.fingerprint(value))));
  }

  /// Nothing changed, so nothing waits for the database.
  ///
  /// @param why safe to show
  void failed(KeyChain chain, Actor actor, String why) {
    late.record(AuditEntry.failure(ROTATED, actor, subject(chain)).with(Map.of("reason", why)));
  }

  /// The provider refused the key, and another serves.
  void switchedLater(KeyChain chain) {
    late.later(AuditEntry.success(SWITCHED, new Actor.System(), subject(chain)));
  }

  /// The provider refused the last key.
  void lostLater(KeyChain chain) {
    late.later(AuditEntry.failure(SWITCHED, new Actor.System(), subject(chain)));
  }

  /// Records what waits.
  void catchUp() {
    late.catchUp();
  }

  private static String subject(KeyChain chain) {
    return "provider:" + chain.provider().text();
  }
}
