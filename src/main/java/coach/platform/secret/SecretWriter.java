package coach.platform.secret;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;

/// Writes the mask, wherever a [Secret] ends up in a document.
final class SecretWriter extends JsonSerializer<Secret> {
  @Override
  public void serialize(Secret secret, JsonGenerator generator, SerializerProvider provider)
      throws IOException {
    generator.writeString(Secret.MASK);
  }
}
