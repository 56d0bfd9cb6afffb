package coach.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/// What is not Jersey's can fail too.
final class BrokenServlet extends HttpServlet {
  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("X-Leak", "before the failure");
    switch (String.valueOf(request.getPathInfo())) {
      case "/throw" -> throw new IllegalStateException("secret internals");
      case "/teapot" -> response.sendError(418, "secret internals");
      default -> response.sendError(404, "secret internals");
    }
  }
}
