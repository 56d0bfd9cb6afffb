package coach.ai.price;

import coach.ai.Prompt;
import coach.ai.Prompt.Part;
import java.util.List;
import java.util.stream.Stream;

/// All the text of a prompt, its schema's included.
final class PromptTexts {
  private PromptTexts() {}

  static List<String> of(Prompt prompt) {
    return Stream.of(
            Stream.of(prompt.instructions()),
            prompt.schema().map(schema -> schema.name() + schema.schema()).stream(),
            prompt.parts().stream()
                .filter(Part.Text.class::isInstance)
                .map(part -> ((Part.Text) part).text()))
        .flatMap(texts -> texts)
        .toList();
  }
}
