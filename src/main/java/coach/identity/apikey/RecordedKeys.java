package coach.identity.apikey;

import static java.util.stream.Collectors.joining;

import coach.identity.ApiKeyId;
import coach.identity.Caller;
import coach.identity.Scope;
import coach.platform.AuditEntry;
import coach.platform.AuditLog;
import coach.platform.Origin;
import coach.platform.db.Transactions;
import java.util.Map;

/// What users do with their keys, done and recorded in one transaction: both or neither.
record RecordedKeys(ApiKeys keys, Transactions transactions, AuditLog audit) {
  Created create(Caller owner, NewKey wanted, Origin origin) {
    return transactions.in(
        () -> {
          Created created = keys.create(owner.id(), wanted);
          audit.record(
              entry("key.create", owner, created.key().id(), origin)
                  .with(Map.of("name", wanted.name(), "scopes", text(wanted))));
          return created;
        });
  }

  /// Returns false when the owner has no such key, or not any more.
  boolean revoke(Caller owner, ApiKeyId id, Origin origin) {
    return transactions.in(
        () -> {
          boolean revoked = keys.revoke(owner.id(), id);
          if (revoked) {
            audit.record(entry("key.revoke", owner, id, origin));
          }
          return revoked;
        });
  }

  private static AuditEntry entry(String action, Caller owner, ApiKeyId key, Origin origin) {
    return AuditEntry.success(action, owner.actor(), "key:" + key).from(origin);
  }

  private static String text(NewKey wanted) {
    return wanted.scopes().stream().map(Scope::text).sorted().collect(joining(","));
  }
}
