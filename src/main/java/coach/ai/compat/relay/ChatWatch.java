package coach.ai.compat.relay;

import static java.nio.charset.StandardCharsets.US_ASCII;

import coach.ai.ProviderName;
import coach.ai.compat.call.CompatJson;
import coach.ai.compat.call.Endpoint;
import coach.ai.provider.Receiver.End;
import coach.ai.provider.Receiver.Verdict;
import coach.ai.provider.Reply.Meter;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Watches chat completions: the event that tells the usage has no choices, and the last one is
/// `[DONE]`. Events come by the hundred, so no tree is built of those that only bring text.
final class ChatWatch extends Watch {
  private static final JsonMapper JSON = CompatJson.providerMapper();
  private static final byte[] DONE = "[DONE]".getBytes(US_ASCII);

  private final ProviderName provider;
  private final Choices choices;
  private Optional<String> model = Optional.empty();
  private Meter meter = Meter.SILENT;
  private @Nullable JsonNode error;
  private boolean done;

  ChatWatch(ProviderName provider, int choices) {
    this.provider = provider;
    this.choices = new Choices(choices);
  }

  @Override
  Heard hear(String name, byte[] data, int length) {
    if (Arrays.equals(data, 0, length, DONE, 0, DONE.length)) {
      done = true;
      return Heard.ANSWER;
    }
    Kind kind = read(data, length);
    if (error != null || name.equals("error")) {
      return Heard.ODD;
    }
    return switch (kind) {
      case NONSENSE, NO_CHOICES -> Heard.ODD;
      case TEXT -> Heard.ANSWER;
      case USAGE -> Heard.ONLY_USAGE;
    };
  }

  @Override
  Verdict whole(byte[] body) {
    if (read(body, body.length) == Kind.NONSENSE) {
      return new Verdict(new End.Nonsense(body.length == 0 ? "empty" : "not_json"), model, meter);
    }
    done = choices.allFinished();
    return seen();
  }

  @Override
  Verdict seen() {
    if (error != null) {
      return new Verdict(new End.Failed(error), model, meter);
    }
    boolean whole = done || choices.allFinished();
    return new Verdict(whole ? choices.end() : new End.Nonsense("cut_off"), model, meter);
  }

  private enum Kind {
    NONSENSE,
    NO_CHOICES,
    TEXT,
    USAGE
  }

  private Kind read(byte[] data, int length) {
    try (JsonParser json = JSON.createParser(data, 0, length)) {
      return json.nextToken() == JsonToken.START_OBJECT ? members(json) : Kind.NONSENSE;
    } catch (IOException e) { // not JSON, or not all of it: passed on, and not understood
      return Kind.NONSENSE;
    }
  }

  private Kind members(JsonParser json) throws IOException {
    boolean hasChoices = false;
    boolean noChoices = false;
    boolean usage = false;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      switch (name) {
        case "choices" -> {
          hasChoices = json.currentToken() == JsonToken.START_ARRAY;
          noChoices = choices.read(json);
        }
        case "usage" -> usage = usage(json);
        case "error" -> error(json);
        case "model" -> model(json);
        default -> json.skipChildren();
      }
    }
    if (!hasChoices) {
      return Kind.NO_CHOICES;
    }
    return noChoices && usage ? Kind.USAGE : Kind.TEXT;
  }

  private boolean usage(JsonParser json) throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      json.skipChildren();
      return false;
    }
    meter = Meters.read(Endpoint.CHAT, provider, JSON.readTree(json));
    return true;
  }

  private void error(JsonParser json) throws IOException {
    if (json.currentToken() != JsonToken.VALUE_NULL) {
      error = JSON.readTree(json);
    }
  }

  private void model(JsonParser json) throws IOException {
    if (model.isEmpty() && json.currentToken() == JsonToken.VALUE_STRING) {
      model = Optional.of(json.getText());
    }
    json.skipChildren();
  }
}
