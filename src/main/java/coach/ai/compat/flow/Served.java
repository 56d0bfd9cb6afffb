package coach.ai.compat.flow;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/// What a client is sent.
public sealed interface Served {
  String JSON = "application/json";
  String EVENTS = "text/event-stream";

  int status();

  String contentType();

  /// Beside the content type.
  Map<String, String> headers();

  /// Compared by identity: its body is an array.
  record Whole(int status, String contentType, Map<String, String> headers, byte[] body)
      implements Served {
    public Whole {
      headers = Map.copyOf(headers);
    }
  }

  /// @param body to be taken once
  record Stream(Map<String, String> headers, Body body) implements Served {
    @Override
    public int status() {
      return 200;
    }

    @Override
    public String contentType() {
      return EVENTS;
    }
  }

  /// Writes a stream as it comes, to its end or until its reader is gone.
  interface Body {
    void writeTo(OutputStream out) throws IOException;
  }
}
