package coach.platform.task;

import coach.platform.AuditEntry;
import coach.platform.AuditLog;
import coach.platform.ProblemException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Records what was done or refused already, and so must be told even if the database is away: then
/// the log has it at once, and the audit when the database is back.
///
/// Only for what may not wait for a database, such as an operator's hand in an outage. Thread-safe:
/// the queue is.
public final class LateAudit {
  private static final Logger log = LoggerFactory.getLogger(LateAudit.class);
  private static final int MOST = 1_000;

  private final AuditLog audit;
  private final InstantSource clock;
  private final Queue<AuditEntry> waiting = new LinkedBlockingQueue<>(MOST);

  public LateAudit(AuditLog audit, InstantSource clock) {
    this.audit = audit;
    this.clock = clock;
  }

  /// Records it now, or keeps it until that is possible.
  public void record(AuditEntry entry) {
    try {
      audit.record(entry);
    } catch (ProblemException e) {
      log.warn("Not in the audit yet: {} {}, {}", entry.action(), entry.subject(), entry.outcome());
      later(entry);
    }
  }

  /// Keeps it until the next [#catchUp]: for who must not wait for the database.
  public void later(AuditEntry entry) {
    Map<String, String> details = new HashMap<>(entry.details());
    details.put("happened_at", clock.instant().toString());
    if (!waiting.offer(entry.with(details))) {
      log.error("Lost to the audit: {} {}, {}", entry.action(), entry.subject(), entry.outcome());
    }
  }

  /// Records what waits, in its order.
  ///
  /// @throws ProblemException while the database is away; nothing is lost by that
  public void catchUp() {
    for (AuditEntry next = waiting.peek(); next != null; next = waiting.peek()) {
      audit.record(next);
      waiting.poll();
    }
  }
}
