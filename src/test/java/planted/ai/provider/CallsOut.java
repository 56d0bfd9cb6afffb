package planted.ai.provider;

import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.core.Response;

/// Breaks nothing: this is where calls to the outside belong.
final class CallsOut {
  Response ask(Client client) {
    return client.target("http://127.0.0.1").request().get();
  }
}
