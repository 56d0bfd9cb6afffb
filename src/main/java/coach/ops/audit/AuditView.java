package coach.ops.audit;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.ALWAYS;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// One entry, as operators read it.
///
/// @param actor `user:` or `key:` and an id, `anonymous`, `command` or `system`
/// @param address of the client; absent when it was no request
@JsonNaming(SnakeCaseStrategy.class)
record AuditView(
    String id,
    Instant at,
    String action,
    String outcome,
    String actor,
    String subject,
    @JsonInclude(ALWAYS) Optional<String> address,
    @JsonInclude(ALWAYS) Optional<String> requestId,
    Map<String, String> details) {

  static AuditView of(AuditDao.Row row) {
    return new AuditView(
        row.id().toString(),
        row.at(),
        row.action(),
        row.outcome(),
        row.actor(),
        row.subject(),
        Optional.ofNullable(row.address()),
        Optional.ofNullable(row.requestId()),
        Details.read(row.details()));
  }
}
