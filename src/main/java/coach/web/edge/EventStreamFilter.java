package coach.web.edge;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.MediaType;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.ResourceConfig;

/// Lets each event leave when it is flushed: Jersey keeps the first 8 KiB of an answer
/// back, flushed or not, to measure it. Its own chunked output flushes by itself.
public final class EventStreamFilter implements ContainerResponseFilter {
  private static final Configuration NOTHING_HELD_BACK =
      new ResourceConfig().property(CommonProperties.OUTBOUND_CONTENT_LENGTH_BUFFER, 0);

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    boolean events = MediaType.SERVER_SENT_EVENTS_TYPE.isCompatible(response.getMediaType());
    if (response.hasEntity()
        && events
        && response instanceof ContainerResponse ours
        && !ours.isChunked()) {
      response.setEntityStream(new Prompt(response.getEntityStream(), ours));
    }
  }

  /// Jersey decides on holding back after the filters, so it is told at the first write.
  private static final class Prompt extends FilterOutputStream {
    private final ContainerResponse response;
    private boolean prompt;

    private Prompt(OutputStream out, ContainerResponse response) {
      super(out);
      this.response = response;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      if (!prompt) {
        prompt = true;
        response.enableBuffering(NOTHING_HELD_BACK);
      }
      out.write(bytes, offset, length);
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }
  }
}
