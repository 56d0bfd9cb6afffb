package coach.bench.gateway;

import coach.bench.rig.Line;
import coach.bench.rig.Line.Reply;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/// A way to the stub: directly or through a gateway.
///
/// @param headers that a request needs to go this way
record Way(String name, int port, Map<String, String> headers) {
  Way {
    headers = Map.copyOf(headers);
  }

  byte[] request(Question question) {
    Map<String, String> all = new TreeMap<>(headers);
    all.put("Content-Type", "application/json");
    return Line.request("POST", question.path(), all, question.body());
  }

  static Reply ask(Line line, byte[] request) throws IOException {
    Reply reply = line.send(request);
    if (reply.status() != 200) {
      throw new IllegalStateException(reply.status() + " " + reply.body());
    }
    return reply;
  }
}
