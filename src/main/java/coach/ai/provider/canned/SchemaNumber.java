package coach.ai.provider.canned;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/// A number that a schema allows: between its bounds, or next to the one that there is.
final class SchemaNumber {
  private static final BigDecimal HALF = new BigDecimal("0.5");

  private final JsonNode schema;
  private final BigDecimal step;
  private final boolean stepped;

  private SchemaNumber(JsonNode schema, BigDecimal usualStep, boolean whole) {
    Optional<BigDecimal> named = bound(schema, "multipleOf").filter(step -> step.signum() > 0);
    this.schema = schema;
    this.step = named.orElse(usualStep);
    this.stepped = whole || named.isPresent();
  }

  static BigDecimal whole(JsonNode schema) {
    return new SchemaNumber(schema, BigDecimal.ONE, true).value();
  }

  static BigDecimal any(JsonNode schema) {
    return new SchemaNumber(schema, HALF, false).value();
  }

  private BigDecimal value() {
    Optional<BigDecimal> least = least();
    Optional<BigDecimal> most = most();
    if (least.isPresent() && most.isPresent() && !stepped) {
      return least.get().add(most.get()).multiply(HALF);
    }
    return least.map(this::above).or(() -> most.map(this::below)).orElse(step);
  }

  private Optional<BigDecimal> least() {
    return bound(schema, "minimum").or(() -> bound(schema, "exclusiveMinimum"));
  }

  private Optional<BigDecimal> most() {
    return bound(schema, "maximum").or(() -> bound(schema, "exclusiveMaximum"));
  }

  private BigDecimal above(BigDecimal least) {
    BigDecimal allowed = schema.has("minimum") ? least : least.add(step);
    return stepped ? multiple(allowed, RoundingMode.CEILING) : allowed;
  }

  private BigDecimal below(BigDecimal most) {
    BigDecimal allowed = schema.has("maximum") ? most : most.subtract(step);
    return stepped ? multiple(allowed, RoundingMode.FLOOR) : allowed;
  }

  private BigDecimal multiple(BigDecimal near, RoundingMode rounding) {
    return near.divide(step, 0, rounding).multiply(step);
  }

  private static Optional<BigDecimal> bound(JsonNode schema, String name) {
    return Optional.of(schema.path(name)).filter(JsonNode::isNumber).map(JsonNode::decimalValue);
  }
}
