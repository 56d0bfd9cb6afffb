package coach.platform;

import coach.shared.UserId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Something that somebody did, or tried to do. Holds no secret, no password, no content.
///
/// @param action such as `login` or `user.disable`: lower case, dots between
/// @param subject what it was done to, such as `user:` and an id
/// @param details few, short, safe to show
public record AuditEntry(
    String action,
    Outcome outcome,
    Actor actor,
    String subject,
    Optional<Origin> origin,
    Map<String, String> details) {

  /// How it ended.
  public enum Outcome {
    SUCCESS,
    FAILURE
  }

  /// Who did it.
  public sealed interface Actor {
    record User(UserId id) implements Actor {}

    record Key(UUID id, UserId owner) implements Actor {}

    record Anonymous() implements Actor {}

    /// Somebody with a shell on the host.
    record Command() implements Actor {}

    /// The service by itself.
    record System() implements Actor {}
  }

  public AuditEntry {
    details = Map.copyOf(details);
  }

  public static AuditEntry success(String action, Actor actor, String subject) {
    return new AuditEntry(action, Outcome.SUCCESS, actor, subject, Optional.empty(), Map.of());
  }

  public static AuditEntry failure(String action, Actor actor, String subject) {
    return new AuditEntry(action, Outcome.FAILURE, actor, subject, Optional.empty(), Map.of());
  }

  public AuditEntry from(Origin value) {
    return new AuditEntry(action, outcome, actor, subject, Optional.of(value), details);
  }

  public AuditEntry with(Map<String, String> value) {
    return new AuditEntry(action, outcome, actor, subject, origin, value);
  }
}
