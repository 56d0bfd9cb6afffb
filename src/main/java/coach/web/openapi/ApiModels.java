package coach.web.openapi;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Describes records as our JSON has them: `snake_case`, and what is neither optional nor nullable
/// is always there.
///
/// Found by Swagger as a service.
public final class ApiModels extends ModelResolver {
  private static final SnakeCaseStrategy SNAKE_CASE = new SnakeCaseStrategy();
  private static final String SCHEMAS = "#/components/schemas/";

  private final Map<String, JavaType> described = new ConcurrentHashMap<>();

  public ApiModels() {
    super(snakeCase());
  }

  @Override
  public @Nullable Schema<?> resolve(
      AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
    Schema<?> schema = super.resolve(type, context, chain);
    JavaType known = TypeFactory.defaultInstance().constructType(type.getType());
    if (schema != null && known.getRawClass().isRecord()) {
      keepApart(schema, known);
      describe(known.getRawClass(), defined(schema, context));
    }
    return schema;
  }

  /// Schemas are named by simple names: of two records with one name, one would be lost.
  private void keepApart(Schema<?> schema, JavaType type) {
    String reference = schema.get$ref();
    if (reference == null) {
      return;
    }
    JavaType other = described.putIfAbsent(reference, type);
    if (other != null && !other.equals(type)) {
      throw new IllegalStateException(other + " and " + type + " would both be " + reference);
    }
  }

  private static ObjectMapper snakeCase() {
    return Json.mapper()
        .copy()
        .registerModule(new Jdk8Module())
        .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
  }

  private static Schema<?> defined(Schema<?> schema, ModelConverterContext context) {
    String reference = schema.get$ref();
    if (reference == null || !reference.startsWith(SCHEMAS)) {
      return schema;
    }
    Schema<?> target = context.getDefinedModels().get(reference.substring(SCHEMAS.length()));
    return target == null ? schema : target;
  }

  private static void describe(Class<?> type, Schema<?> schema) {
    if (schema.getProperties() == null) {
      return;
    }
    for (RecordComponent component : type.getRecordComponents()) {
      String name = SNAKE_CASE.translate(component.getName());
      Schema<?> property = schema.getProperties().get(name);
      if (property == null) {
        continue;
      }
      if (isAlwaysThere(component)) {
        require(name, schema);
      } else if (property.get$ref() == null) { // nothing may stand beside a reference
        property.setNullable(true);
      }
    }
  }

  private static void require(String name, Schema<?> schema) {
    if (schema.getRequired() == null || !schema.getRequired().contains(name)) {
      schema.addRequiredItem(name);
    }
  }

  private static boolean isAlwaysThere(RecordComponent component) {
    return component.getType() != Optional.class
        && !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }
}
