package coach.ai.compat.relay;

import coach.ai.provider.Reply.Cut;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/// What the choices of a chat have shown of their end.
final class Choices {
  private final int asked;
  private final StringBuilder refusal = new StringBuilder();
  private int finished;
  private boolean tooLong;
  private boolean filtered;

  Choices(int asked) {
    this.asked = asked;
  }

  boolean allFinished() {
    return finished >= asked;
  }

  End end() {
    if (!refusal.isEmpty()) {
      return new End.Declined(refusal.toString());
    }
    if (filtered) {
      return new End.Incomplete(Cut.CONTENT_FILTER);
    }
    return tooLong ? new End.Incomplete(Cut.MAX_OUTPUT_TOKENS) : new End.Completed();
  }

  /// Reads the array that the parser stands at. Returns whether it is one, and empty.
  boolean read(JsonParser json) throws IOException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      json.skipChildren();
      return false;
    }
    boolean empty = true;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      empty = false;
      choice(json);
    }
    return empty;
  }

  private void choice(JsonParser json) throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      json.skipChildren();
      return;
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      switch (name) {
        case "finish_reason" -> finish(json);
        case "delta", "message" -> message(json);
        default -> json.skipChildren();
      }
    }
  }

  private void finish(JsonParser json) throws IOException {
    if (json.currentToken() == JsonToken.VALUE_STRING) {
      finished++;
      tooLong |= json.getText().equals("length");
      filtered |= json.getText().equals("content_filter");
    }
    json.skipChildren();
  }

  private void message(JsonParser json) throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      json.skipChildren();
      return;
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      boolean refuses = json.currentName().equals("refusal");
      if (json.nextToken() == JsonToken.VALUE_STRING && refuses) {
        refusal.append(json.getText());
      }
      json.skipChildren();
    }
  }
}
