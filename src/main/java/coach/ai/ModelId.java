package coach.ai;

import com.fasterxml.jackson.annotation.JsonCreator;

/// A model as one provider knows it.
public record ModelId(ProviderName provider, String model) {
  public static final ModelId CANNED = new ModelId(ProviderName.CANNED, "canned");

  public ModelId {
    if (model.isBlank()) {
      throw new IllegalArgumentException("a model has a name");
    }
  }

  /// Reads `provider/model`; the model may have slashes of its own.
  @JsonCreator
  public static ModelId of(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("must be provider/model, such as openai/gpt-5.6-terra");
    }
    return new ModelId(ProviderName.of(text.substring(0, slash)), text.substring(slash + 1));
  }

  /// `openai/gpt-5.6-terra`
  @Override
  public String toString() {
    return provider.text() + "/" + model;
  }
}
