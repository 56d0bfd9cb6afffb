package coach.ops.metrics;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/// The Prometheus endpoint on the admin port.
public final class PrometheusServlet extends HttpServlet {
  private final transient Exposition exposition;

  public PrometheusServlet(Exposition exposition) {
    this.exposition = exposition;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Exposition.Page page = exposition.page(Optional.ofNullable(request.getHeader("Accept")));
    response.setContentType(page.contentType());
    response.getOutputStream().write(page.body());
  }
}
