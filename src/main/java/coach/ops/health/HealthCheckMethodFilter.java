package coach.ops.health;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/// `/health-check` is read. Dropwizard's servlet answers other methods with an `Allow` that names
/// them, and PATCH as a failure of ours.
public final class HealthCheckMethodFilter extends HttpFilter {
  private static final Set<String> READING = Set.of("GET", "HEAD");

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (READING.contains(request.getMethod())) {
      chain.doFilter(request, response);
    } else {
      response.setHeader("Allow", "GET, HEAD");
      response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    }
  }
}
