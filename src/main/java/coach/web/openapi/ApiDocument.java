package coach.web.openapi;

import coach.web.limit.LimitClass;
import coach.web.limit.LimitRoutes;
import com.google.common.base.Suppliers;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.core.util.Yaml;
import io.swagger.v3.jaxrs2.Reader;
import io.swagger.v3.oas.integration.SwaggerConfiguration;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.servers.Server;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/// The description of the API, made once when it is first asked for, in the same order every time.
///
/// Thread-safe: what is made is kept behind a memoizing supplier.
final class ApiDocument {
  private final LimitRoutes limits;
  private final Supplier<OpenAPI> document;
  private final Supplier<String> json;
  private final Supplier<String> yaml;

  /// @param publicUrl where clients reach the service; absent = where they found the document
  ApiDocument(
      String version,
      Optional<URI> publicUrl,
      LimitRoutes limits,
      Supplier<Set<Class<?>>> resources) {
    this.limits = limits;
    this.document = Suppliers.memoize(() -> read(version, publicUrl, resources.get()));
    this.json = Suppliers.memoize(() -> Json.pretty(document.get()));
    this.yaml = Suppliers.memoize(() -> Yaml.pretty(document.get()));
  }

  String json() {
    return json.get();
  }

  String yaml() {
    return yaml.get();
  }

  private OpenAPI read(String version, Optional<URI> publicUrl, Set<Class<?>> resources) {
    OpenAPI base =
        new OpenAPI()
            .info(new Info().title("Trading Coach").version(version))
            .servers(List.of(new Server().url(publicUrl.map(URI::toString).orElse("/"))))
            .components(CommonComponents.create());
    SwaggerConfiguration configuration =
        new SwaggerConfiguration().openAPI(base).defaultResponseCode("200");
    return sorted(new Reader(configuration).read(resources));
  }

  private void withoutLimitWhereExempt(String path, PathItem item) {
    item.readOperationsMap()
        .forEach(
            (method, operation) -> {
              if (limits.classOf(method.name(), path) == LimitClass.EXEMPT) {
                operation.getResponses().remove(CommonError.OVER_LIMIT.status());
              }
            });
  }

  private OpenAPI sorted(OpenAPI document) {
    Paths paths = new Paths();
    if (document.getPaths() != null) {
      new TreeMap<>(document.getPaths()).forEach(paths::addPathItem);
      paths.forEach(this::withoutLimitWhereExempt);
    }
    Components components = document.getComponents();
    components.setSchemas(new TreeMap<>(components.getSchemas()));
    return document.paths(paths);
  }
}
