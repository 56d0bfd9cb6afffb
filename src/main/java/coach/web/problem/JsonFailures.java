package coach.web.problem;

import coach.platform.Problem;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a client is told about a body that Jackson refuses. Never repeats the body itself.
final class JsonFailures {
  private static final String TRAILING = "Trailing token";
  private static final String WANTED = "must be ";
  private static final String NULL = "Cannot map `null`";

  private JsonFailures() {}

  /// Empty when the fault is ours.
  static Optional<Problem> classify(JsonProcessingException failure) {
    return switch (failure) {
      case InvalidDefinitionException _ -> Optional.empty();
      case JsonMappingException mapping -> Optional.of(mapping(mapping));
      case InputCoercionException _ -> Optional.of(invalid("body", "is out of range"));
      default -> Optional.of(malformed(failure));
    };
  }

  private static Problem mapping(JsonMappingException failure) {
    String field = field(failure);
    return switch (failure) {
      case UnrecognizedPropertyException _ -> invalid(field, "is not known");
      case InvalidNullException _ -> invalid(field, "must not be null");
      case InvalidFormatException format -> invalid(field, expected(format.getTargetType()));
      case ValueInstantiationException value -> invalid(field, refusal(value.getCause()));
      case MismatchedInputException mismatch when says(mismatch, TRAILING) -> malformed(mismatch);
      case MismatchedInputException mismatch when says(mismatch, NULL) ->
          invalid(field, "must not be null");
      case MismatchedInputException mismatch -> invalid(field, expected(mismatch.getTargetType()));
      default -> wrapped(field, failure);
    };
  }

  private static Problem wrapped(String field, JsonMappingException failure) {
    return switch (failure.getCause()) {
      case InputCoercionException _ -> invalid(field, "is out of range");
      case JsonProcessingException reading -> malformed(reading);
      case null, default -> invalid(field, refusal(failure.getCause()));
    };
  }

  private static Problem malformed(JsonProcessingException failure) {
    JsonLocation at = failure.getLocation();
    return new Problem.Malformed(
        at == null || at.getLineNr() < 1
            ? "The body is not acceptable JSON."
            : "The body is not acceptable JSON (line %d, column %d)."
                .formatted(at.getLineNr(), at.getColumnNr()));
  }

  /// Jackson has no type of its own for these.
  private static boolean says(MismatchedInputException failure, String start) {
    return failure.getOriginalMessage().startsWith(start);
  }

  /// A value type of ours that refuses says what it wants; the JDK throws the same exception, and
  /// its texts repeat what was sent.
  private static String refusal(@Nullable Throwable cause) {
    return cause instanceof IllegalArgumentException
            && cause.getMessage() != null
            && cause.getMessage().startsWith(WANTED)
        ? cause.getMessage()
        : "is not valid";
  }

  private static String expected(@Nullable Class<?> type) {
    if (type == null) {
      return "is not valid";
    }
    if (type == Instant.class) {
      return "must be a time such as 2026-03-02T15:00:00Z";
    }
    if (type == Boolean.class || type == boolean.class) {
      return "must be true or false";
    }
    if (type == String.class) {
      return "must be a string";
    }
    return type.isPrimitive() || Number.class.isAssignableFrom(type)
        ? "must be a number of the right kind and size"
        : "has the wrong type or form";
  }

  private static String field(JsonMappingException failure) {
    var path = new StringBuilder();
    for (JsonMappingException.Reference step : failure.getPath()) {
      if (step.getFieldName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
      }
    }
    return path.isEmpty() ? "body" : path.toString();
  }

  private static Problem invalid(String field, String message) {
    return Problem.Invalid.field(field, message);
  }
}
