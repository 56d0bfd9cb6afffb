package coach.ai;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/// One question to a language model, whoever will answer it.
///
/// @param requestId of the request that it is asked for: in the books, and told to the provider
/// @param instructions what the model is and does; empty = nothing
/// @param parts what it is given, in order
/// @param schema that the answer must satisfy
/// @param maxOutputTokens always sent: the worst case is computed from it
public record Prompt(
    Purpose purpose,
    Payer payer,
    String requestId,
    String instructions,
    List<Part> parts,
    Optional<Schema> schema,
    int maxOutputTokens) {

  /// Something that the model is shown.
  public sealed interface Part {
    record Text(String text) implements Part {}

    /// @param mediaType `image/png`, `image/jpeg` or `image/webp`
    record Image(String mediaType, String base64, int width, int height) implements Part {}
  }

  /// A JSON schema in the strict subset that providers enforce.
  public record Schema(String name, JsonNode schema) {}

  public Prompt {
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("a prompt without parts asks nothing");
    }
    if (maxOutputTokens < 1) {
      throw new IllegalArgumentException("maxOutputTokens must be positive");
    }
  }

  public List<Part.Image> images() {
    return parts.stream().filter(Part.Image.class::isInstance).map(Part.Image.class::cast).toList();
  }
}
