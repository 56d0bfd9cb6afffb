package coach.web.edge;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.OutputStream;

/// Says to a HEAD how long the answer to a GET is. Jersey knows that for the first 8 KiB only, and
/// of anything longer the server would say that it is empty.
public final class HeadFilter implements ContainerResponseFilter {
  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getMethod().equals(HttpMethod.HEAD) && response.hasEntity()) {
      response.setEntityStream(new Counted(response, response.getEntityStream()));
    }
  }

  /// Writes nothing, and tells at the end how much that was.
  private static final class Counted extends OutputStream {
    private final ContainerResponseContext response;
    private final OutputStream nothing;
    private long length;

    private Counted(ContainerResponseContext response, OutputStream nothing) {
      this.response = response;
      this.nothing = nothing;
    }

    @Override
    public void write(int one) {
      length++;
    }

    @Override
    public void write(byte[] bytes, int from, int count) {
      length += count;
    }

    @Override
    public void close() throws IOException {
      response.getHeaders().putSingle(HttpHeaders.CONTENT_LENGTH, length);
      nothing.close();
    }
  }
}
