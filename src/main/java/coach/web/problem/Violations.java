package coach.web.problem;

import coach.platform.Problem;
import coach.platform.Problem.FieldError;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.NamingBase;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// All of Bean Validation's complaints at once, with the fields named as on the wire.
final class Violations {
  private static final NamingBase WIRE = new SnakeCaseStrategy();
  private static final List<String> SOURCES =
      List.of("query param ", "path param ", "header ", "cookie ", "form field ", "matrix param ");

  private Violations() {}

  /// Empty when it is our own answer that is invalid.
  static Optional<Problem> classify(ConstraintViolationException failure) {
    if (failure.getConstraintViolations().stream().anyMatch(Violations::isOurs)) {
      return Optional.empty();
    }
    return Optional.of(
        new Problem.Invalid(
            failure.getConstraintViolations().stream()
                .map(violation -> new FieldError(field(violation), violation.getMessage()))
                .sorted(Comparator.comparing(FieldError::field).thenComparing(FieldError::message))
                .toList()));
  }

  private static boolean isOurs(ConstraintViolation<?> violation) {
    for (Path.Node node : violation.getPropertyPath()) {
      if (node.getKind() == ElementKind.RETURN_VALUE) {
        return true;
      }
    }
    return false;
  }

  private static String field(ConstraintViolation<?> violation) {
    var path = new StringBuilder();
    for (Path.Node node : violation.getPropertyPath()) {
      if (node.getIndex() != null) {
        path.append('[').append(node.getIndex()).append(']');
      }
      String name = name(node);
      path.append(path.isEmpty() || name.isEmpty() ? "" : ".").append(name);
    }
    return path.isEmpty() ? "body" : path.toString();
  }

  private static String name(Path.Node node) {
    return switch (node.getKind()) {
      case PROPERTY -> WIRE.translate(node.getName());
      case PARAMETER -> parameter(node.getName());
      default -> "";
    };
  }

  /// Dropwizard names parameters by their annotation; the one without is the body.
  private static String parameter(String name) {
    return SOURCES.stream()
        .filter(name::startsWith)
        .map(source -> name.substring(source.length()))
        .findFirst()
        .orElse("");
  }
}
