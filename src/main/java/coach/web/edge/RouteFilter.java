package coach.web.edge;

import coach.web.Exchange;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;
import org.glassfish.jersey.server.ExtendedUriInfo;
import org.glassfish.jersey.server.model.ResourceMethod;
import org.glassfish.jersey.uri.UriTemplate;

/// Notes which route a request took, as a template: paths themselves have no bound. Before the
/// filters that refuse, whose refusals are of that route too.
@Priority(Priorities.AUTHENTICATION - 1)
public final class RouteFilter implements ContainerRequestFilter {
  private static final int MAX_ROUTES = 2_000;

  /// `{model: .+}` is `{model}` to whoever reads a label.
  private static final Pattern PATTERN = Pattern.compile("\\{\\s*(\\w+)\\s*:[^}]*}");

  private final ConcurrentMap<ResourceMethod, String> routes = new ConcurrentHashMap<>();

  @Override
  public void filter(ContainerRequestContext request) {
    if (request.getProperty(Exchange.ATTRIBUTE) instanceof Exchange exchange
        && request.getUriInfo() instanceof ExtendedUriInfo uri) {
      exchange.matched(route(uri));
    }
  }

  private String route(ExtendedUriInfo uri) {
    ResourceMethod method = uri.getMatchedResourceMethod();
    if (method == null) {
      return Exchange.UNMATCHED;
    }
    String known = routes.get(method);
    if (known != null) {
      return known;
    }
    String template = template(uri.getMatchedTemplates());
    if (routes.size() < MAX_ROUTES) {
      routes.put(method, template);
    }
    return template;
  }

  /// Jersey lists them from the last to the first.
  private static String template(List<UriTemplate> matched) {
    var path = new StringBuilder();
    for (UriTemplate part : matched.reversed()) {
      String text = PATTERN.matcher(part.getTemplate()).replaceAll("{$1}");
      if (!text.isEmpty() && !text.equals("/")) {
        path.append(text.startsWith("/") ? "" : "/").append(text);
      }
    }
    return path.isEmpty() ? "/" : path.toString();
  }
}
