package coach.ai.price;

import coach.ai.Prompt;
import java.util.List;

/// What a model is given and asked for, in whatever words: enough to bound what it costs.
///
/// @param texts all that may be counted
/// @param parts how many things are wrapped up, each with a few tokens of its own
/// @param images to be looked at
/// @param schema whether the answer's form is to be enforced
/// @param maxOutputTokens of each answer
/// @param answers how many are asked for at once
public record Material(
    List<String> texts,
    int parts,
    List<Image> images,
    boolean schema,
    int maxOutputTokens,
    int answers) {

  /// In pixels.
  public record Image(int width, int height) {}

  public Material {
    texts = List.copyOf(texts);
    images = List.copyOf(images);
  }

  static Material of(Prompt prompt) {
    return new Material(
        PromptTexts.of(prompt),
        prompt.parts().size(),
        prompt.images().stream().map(it -> new Image(it.width(), it.height())).toList(),
        prompt.schema().isPresent(),
        prompt.maxOutputTokens(),
        1);
  }
}
