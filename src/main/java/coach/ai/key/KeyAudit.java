package coach.ai.key;

import coach.platform.AuditEntry;
import coach.platform.AuditEntry.Actor;
import coach.platform.AuditLog;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Writes down what becomes of keys, by their fingerprints. Thread-safe: the queue is.
final class KeyAudit {
  private static final String ROTATED = "ai_key.rotate";
  private static final String SWITCHED = "ai_key.switch";

  private final AuditLog log;
  private final KeyAges ages;

  /// Of what happened while a request waited, which must not wait for the database.
  private final Queue<AuditEntry> later = new ConcurrentLinkedQueue<>();

  KeyAudit(AuditLog log, KeyAges ages) {
    this.log = log;
    this.ages = ages;
  }

  /// Before it is done: what cannot be recorded must not be.
  void rotated(KeyChain chain, String value, Actor actor) {
    log.record(
        AuditEntry.success(ROTATED, actor, subject(chain))
            .with(Map.of("fingerprint", ages.fingerprint(value))));
  }

  void rejected(KeyChain chain) {
    log.record(AuditEntry.failure(ROTATED, new Actor.Command(), subject(chain)));
  }

  /// The provider refused the key, and another serves.
  void switchedLater(KeyChain chain) {
    later.add(AuditEntry.success(SWITCHED, new Actor.System(), subject(chain)));
  }

  /// The provider refused the last key.
  void lostLater(KeyChain chain) {
    later.add(AuditEntry.failure(SWITCHED, new Actor.System(), subject(chain)));
  }

  /// Records what waits.
  void catchUp() {
    for (AuditEntry next = later.peek(); next != null; next = later.peek()) {
      log.record(next);
      later.poll();
    }
  }

  private static String subject(KeyChain chain) {
    return "provider:" + chain.provider().text();
  }
}
