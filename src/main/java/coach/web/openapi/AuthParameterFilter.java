package coach.web.openapi;

import com.fasterxml.jackson.annotation.JsonView;
import io.swagger.v3.jaxrs2.ResolvedParameter;
import io.swagger.v3.jaxrs2.ext.AbstractOpenAPIExtension;
import io.swagger.v3.jaxrs2.ext.OpenAPIExtension;
import io.swagger.v3.oas.models.Components;
import jakarta.ws.rs.Consumes;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Keeps the signed-in caller out of the document: it is an argument that no client sends.
///
/// Found by Swagger as a service.
public final class AuthParameterFilter extends AbstractOpenAPIExtension {
  @Override
  public ResolvedParameter extractParameters(
      List<Annotation> annotations,
      Type type,
      Set<Type> typesToSkip,
      Components components,
      @Nullable Consumes classConsumes,
      @Nullable Consumes methodConsumes,
      boolean includeRequestBody,
      @Nullable JsonView jsonViewAnnotation,
      Iterator<OpenAPIExtension> chain) {
    if (annotations.stream().anyMatch(AccessConventions::isAuth)) {
      return new ResolvedParameter();
    }
    return super.extractParameters(
        annotations,
        type,
        typesToSkip,
        components,
        classConsumes,
        methodConsumes,
        includeRequestBody,
        jsonViewAnnotation,
        chain);
  }
}
