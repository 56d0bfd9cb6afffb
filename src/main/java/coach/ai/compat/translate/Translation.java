package coach.ai.compat.translate;

import coach.ai.Prompt;

/// A question for a model that speaks other words, or why there is none.
public sealed interface Translation {

  record Expressed(Prompt prompt) implements Translation {}

  /// @param field that cannot be said
  /// @param reason safe to show; follows on the field's name
  record Inexpressible(String field, String reason) implements Translation {}
}
