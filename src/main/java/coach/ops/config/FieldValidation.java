package coach.ops.config;

import coach.platform.Rule;
import coach.platform.Severity;
import coach.platform.Violation;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.Map;
import java.util.stream.Stream;

/// Bean Validation's findings as violations, with the key paths of the YAML file.
public final class FieldValidation {
  public static final Rule CORE_013 =
      Rule.never(
          "CORE-013",
          Severity.ALWAYS,
          "every value is within its range",
          "the service would run with a value it was not built for",
          "correct the value");

  /// Dropwizard's field names differ from its keys.
  private static final Map<String, String> SECTIONS =
      Map.of(
          "serverFactory", "server",
          "loggingFactory", "logging",
          "metricsFactory", "metrics",
          "adminFactory", "admin",
          "healthFactory", "health");

  private FieldValidation() {}

  public static Stream<Violation> of(Object configuration, Validator validator) {
    return validator.validate(configuration).stream().map(FieldValidation::violation);
  }

  private static Violation violation(ConstraintViolation<?> broken) {
    String key = key(broken.getPropertyPath().toString());
    Rule rule = key.equals("mode") ? ConfigRules.CORE_001 : CORE_013;
    String message = broken.getMessage();
    return key.equals("mode")
        ? rule.brokenAt(key)
        : rule.brokenAt(key).required(message).fix(KeyPath.last(key) + ": … (" + message + ")");
  }

  private static String key(String path) {
    int end = path.indexOf('.');
    String first = end < 0 ? path : path.substring(0, end);
    String rest = end < 0 ? "" : path.substring(end);
    return SECTIONS.getOrDefault(first, first) + rest;
  }
}
