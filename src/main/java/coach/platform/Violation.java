package coach.platform;

import java.util.stream.Stream;

/// A rule that a configuration breaks, and where. Empty texts mean: as the rule says.
///
/// @param key path in the configuration; the gate adds file, line and the masked value
/// @param found what was found, when it is not simply the value at `key`; safe to print
/// @param required what is required here, more exactly than the rule says
/// @param fix the remedy here, more exactly than the rule says
public record Violation(Rule rule, String key, String found, String required, String fix) {

  /// For invariants written as a list: `Violation.when(broken, RULE.brokenAt("key"))`.
  public static Stream<Violation> when(boolean broken, Violation violation) {
    return broken ? Stream.of(violation) : Stream.empty();
  }

  public Violation found(String text) {
    return new Violation(rule, key, text, required, fix);
  }

  public Violation required(String text) {
    return new Violation(rule, key, found, text, fix);
  }

  public Violation fix(String text) {
    return new Violation(rule, key, found, required, text);
  }
}
