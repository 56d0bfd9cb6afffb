package coach.platform;

/// One invariant as operators know it: a stable id with what is required, why, and how to mend it.
///
/// @param id stable, such as `SEC-012`: suppressions and documents name it
/// @param suppressible whether an operator may switch it off for a time
/// @param required what must hold
/// @param reason what goes wrong otherwise
/// @param fix a line that can be pasted, YAML or shell
public record Rule(
    String id,
    Severity severity,
    boolean suppressible,
    String required,
    String reason,
    String fix) {

  /// A rule that an operator may suppress with a reason and an expiry date.
  public static Rule of(String id, Severity severity, String required, String reason, String fix) {
    return new Rule(id, severity, true, required, reason, fix);
  }

  /// A rule that nobody can switch off.
  public static Rule never(
      String id, Severity severity, String required, String reason, String fix) {
    return new Rule(id, severity, false, required, reason, fix);
  }

  /// @param key path in the configuration, such as `edge.limits.requests`
  public Violation brokenAt(String key) {
    return new Violation(this, key, "", "", "");
  }
}
