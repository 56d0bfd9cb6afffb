package coach.ops.gate.report;

import coach.ops.config.ConfigurationTree;
import coach.ops.config.KeyPath;
import coach.ops.config.Place;
import coach.platform.Mode;
import coach.platform.Rule;
import coach.platform.Violation;
import coach.platform.secret.OneLine;
import coach.platform.secret.Redactor;
import java.util.Set;
import java.util.regex.Pattern;

/// One broken rule, ready to be shown: nothing in it is secret.
public record Finding(
    Rule rule,
    boolean refuses,
    String key,
    Place place,
    String value,
    String required,
    String why,
    String fix) {
  private static final Pattern SOUNDS_SECRET =
      Pattern.compile("(?i).*(token|secret|password|key|dsn)");
  private static final int LONGEST = 120;

  public static Finding of(
      Violation violation, Mode mode, ConfigurationTree tree, Set<String> secretKeys) {
    Rule rule = violation.rule();
    Place place = tree.place(violation.key());
    return new Finding(
        rule,
        rule.severity().refuses(mode),
        violation.key(),
        place,
        value(violation, place, secretKeys),
        safe(violation.required().isEmpty() ? rule.required() : violation.required()),
        rule.reason(),
        safe(violation.fix().isEmpty() ? rule.fix() : violation.fix()));
  }

  private static String value(Violation violation, Place place, Set<String> secretKeys) {
    String raw = place.raw();
    if (!violation.found().isEmpty()) {
      return safe(violation.found());
    }
    if (raw.isEmpty()) {
      return "not set";
    }
    // By its name too: a section that could not be bound has not said which of its keys are secret.
    boolean secret =
        secretKeys.contains(violation.key())
            || SOUNDS_SECRET.matcher(KeyPath.last(violation.key())).matches();
    return secret ? masked(raw) : safe(raw.substring(0, Math.min(LONGEST, raw.length())));
  }

  private static String safe(String text) {
    return OneLine.of(Redactor.redact(text));
  }

  private static String masked(String raw) {
    return "●●●●●● (" + raw.length() + " characters)";
  }
}
