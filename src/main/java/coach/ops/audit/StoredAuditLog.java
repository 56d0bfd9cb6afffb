package coach.ops.audit;

import coach.platform.AuditEntry;
import coach.platform.AuditEntry.Actor;
import coach.platform.AuditLog;
import coach.platform.IdSource;
import coach.platform.Origin;
import coach.shared.Spelling;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Writes entries down. A success joins the transaction that the caller may be in: what was rolled
/// back was not done. A failure is written by itself, because failures are what gets rolled back.
///
/// Thread-safe: it keeps nothing.
public final class StoredAuditLog implements AuditLog {
  private static final String OWNER = "owner";

  private final Consumer<AuditDao.Row> joined;
  private final Consumer<AuditDao.Row> alone;
  private final IdSource ids;

  /// @param joined inserts in the caller's transaction, where there is one
  /// @param alone inserts in a transaction of its own
  public StoredAuditLog(Consumer<AuditDao.Row> joined, Consumer<AuditDao.Row> alone, IdSource ids) {
    this.joined = joined;
    this.alone = alone;
    this.ids = ids;
  }

  @Override
  public void record(AuditEntry entry) {
    switch (entry.outcome()) {
      case SUCCESS -> joined.accept(row(entry));
      case FAILURE -> alone.accept(row(entry));
    }
  }

  private AuditDao.Row row(AuditEntry entry) {
    Optional<Origin> origin = entry.origin();
    return new AuditDao.Row(
        ids.next(),
        ids.clock().instant(),
        entry.action(),
        Spelling.of(entry.outcome()),
        text(entry.actor()),
        StoredText.of(entry.subject()),
        origin.map(from -> from.client().getHostAddress()).orElse(null),
        origin.map(from -> StoredText.of(from.requestId())).orElse(null),
        Details.write(details(entry)));
  }

  private static String text(Actor actor) {
    return switch (actor) {
      case Actor.User(var id) -> "user:" + id;
      case Actor.Key(var id, _) -> "key:" + id;
      case Actor.Anonymous() -> "anonymous";
      case Actor.Command() -> "command";
      case Actor.System() -> "system";
    };
  }

  private static Map<String, String> details(AuditEntry entry) {
    Map<String, String> details = new TreeMap<>();
    entry
        .details()
        .forEach((name, value) -> details.put(StoredText.of(name), StoredText.of(name, value)));
    if (entry.actor() instanceof Actor.Key(_, var owner)) {
      details.put(OWNER, owner.toString());
    }
    return details;
  }
}
