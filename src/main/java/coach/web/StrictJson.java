package coach.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.module.blackbird.BlackbirdModule;
import io.dropwizard.jackson.DiscoverableSubtypeResolver;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;

/// JSON as the wire has it: nothing is guessed, nothing is converted, nothing is too big.
public final class StrictJson {
  private static final int MAX_DEPTH = 64;
  private static final int MAX_NUMBER = 64;
  private static final int MAX_NAME = 256;
  private static final int MAX_STRING = 1 << 20;
  private static final int MAX_DIGITS = 38;
  private static final int MAX_SCALE = 18;

  private StrictJson() {}

  /// For bodies in both directions; configuration has a mapper of its own.
  public static ObjectMapper mapper() {
    JsonMapper.Builder json =
        JsonMapper.builder(factory())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .subtypeResolver(new DiscoverableSubtypeResolver())
            .addModules(new Jdk8Module(), new JavaTimeModule(), new BlackbirdModule(), values())
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(
                DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
                DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY,
                DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(
                DeserializationFeature.ACCEPT_FLOAT_AS_INT,
                DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .disable(
                SerializationFeature.WRITE_DATES_AS_TIMESTAMPS,
                SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS);
    return withoutCoercion(json).build();
  }

  private static JsonFactory factory() {
    return JsonFactory.builder()
        .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool()) // not per thread
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(MAX_DEPTH)
                .maxNumberLength(MAX_NUMBER)
                .maxNameLength(MAX_NAME)
                .maxStringLength(MAX_STRING)
                .build())
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
        .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
        .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
        .build();
  }

  /// Strings are strings: neither made of numbers nor, when empty, taken for something absent.
  private static JsonMapper.Builder withoutCoercion(JsonMapper.Builder json) {
    return json.withCoercionConfig(
            LogicalType.Textual,
            text ->
                text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
        .withCoercionConfigDefaults(
            any ->
                any.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.EmptyArray, CoercionAction.Fail));
  }

  private static SimpleModule values() {
    return new SimpleModule("strict-values")
        .addDeserializer(BigDecimal.class, new Decimals())
        .addDeserializer(Double.class, new Doubles(Double.class))
        .addDeserializer(double.class, new Doubles(double.class))
        .addDeserializer(Instant.class, new Times());
  }

  /// Bounded in digits and in scale, so that no later arithmetic can be made to explode.
  private static final class Decimals extends StdScalarDeserializer<BigDecimal> {
    Decimals() {
      super(BigDecimal.class);
    }

    @Override
    public BigDecimal deserialize(JsonParser json, DeserializationContext context)
        throws IOException {
      if (!json.currentToken().isNumeric()) {
        return (BigDecimal) context.handleUnexpectedToken(handledType(), json);
      }
      BigDecimal value = json.getDecimalValue();
      if (value.precision() > MAX_DIGITS || Math.abs((long) value.scale()) > MAX_SCALE) {
        return (BigDecimal)
            context.handleWeirdNumberValue(handledType(), value.signum(), "too many digits");
      }
      return value.scale() < 0 ? value.setScale(0) : value;
    }
  }

  /// Finite, and written as a number.
  private static final class Doubles extends StdScalarDeserializer<Double> {
    Doubles(Class<?> type) {
      super(type);
    }

    @Override
    public Double deserialize(JsonParser json, DeserializationContext context) throws IOException {
      if (!json.currentToken().isNumeric()) {
        return (Double) context.handleUnexpectedToken(handledType(), json);
      }
      double value = json.getDoubleValue();
      return Double.isFinite(value)
          ? value
          : (Double) context.handleWeirdNumberValue(handledType(), 0, "too large");
    }

    @Override
    public Double getNullValue(DeserializationContext context)
        throws com.fasterxml.jackson.databind.JsonMappingException {
      return handledType().isPrimitive()
          ? (Double) context.reportInputMismatch(this, "must not be null")
          : super.getNullValue(context);
    }
  }

  /// RFC 3339, with any offset; numbers and local times are refused.
  private static final class Times extends StdScalarDeserializer<Instant> {
    private static final int LONGEST = 35;

    Times() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
      if (json.currentToken() != JsonToken.VALUE_STRING) {
        return (Instant) context.handleUnexpectedToken(handledType(), json);
      }
      String text = json.getText();
      if (text.length() <= LONGEST && !text.isEmpty() && Character.isDigit(text.charAt(0))) {
        try {
          return Instant.parse(text);
        } catch (DateTimeException e) {
          // told below, without the exception's text
        }
      }
      return (Instant) context.handleWeirdStringValue(handledType(), "", "not an RFC 3339 time");
    }
  }
}
