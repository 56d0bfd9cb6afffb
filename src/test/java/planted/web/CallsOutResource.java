package planted.web;

import jakarta.ws.rs.client.Client;

final class CallsOutResource {
  void ask(Client client) {
    client.close();
  }
}
