package coach.ai.provider.wire;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.glassfish.jersey.client.ClientProperties;

/// The way to one provider: one call makes one request. Thread-safe, as the client is.
public final class Wire {
  private static final int LONGEST_CONNECT_MILLIS = 5_000;

  private final Client client;
  private final String base;

  /// @param base of the API, such as `https://api.openai.com/v1`
  public Wire(ProviderClient client, URI base) {
    this.client = client.client();
    String text = base.toString();
    this.base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  /// Returns as soon as the head of the answer is there. An interrupt closes the connection.
  public WireAnswer ask(WireRequest request, Deadline deadline) throws WireException {
    Response response;
    try {
      response = send(request, deadline);
    } catch (ProcessingException e) {
      throw Mishap.whileAsking(e, deadline);
    }
    return new WireAnswer(response, deadline);
  }

  private Response send(WireRequest request, Deadline deadline) {
    int left = deadline.remainingMillis();
    Invocation.Builder builder =
        client
            .target(URI.create(base + "/" + request.path()))
            .request()
            .property(ClientProperties.READ_TIMEOUT, left)
            .property(ClientProperties.CONNECT_TIMEOUT, Math.min(left, LONGEST_CONNECT_MILLIS));
    request.headers().forEach(builder::header);
    return request
        .body()
        .map(body -> builder.post(Entity.entity(body, MediaType.APPLICATION_JSON_TYPE)))
        .orElseGet(builder::get);
  }
}
