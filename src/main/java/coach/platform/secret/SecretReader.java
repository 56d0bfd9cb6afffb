package coach.platform.secret;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Makes a [Secret] from text, or takes the one that the startup gate put into the tree for a file.
///
/// Empty text is no secret. Numbers are refused: `0123` would have lost its zero before we see it.
public class SecretReader extends JsonDeserializer<Secret> {
  @Override
  public @Nullable Secret deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_EMBEDDED_OBJECT
        && parser.getEmbeddedObject() instanceof Secret secret) {
      return secret;
    }
    if (parser.currentToken() == JsonToken.VALUE_STRING) {
      return parser.getText().isEmpty() ? null : Secret.of(parser.getText());
    }
    return (Secret)
        context.handleUnexpectedToken(
            Secret.class, parser.currentToken(), parser, "a secret must be text: put it in quotes");
  }
}
