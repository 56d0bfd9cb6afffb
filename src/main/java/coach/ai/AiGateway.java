package coach.ai;

import java.util.UUID;
import java.util.function.Consumer;

/// Asks language models, on the books.
public interface AiGateway {

  /// Returns when the answer is there and its cost is on its way to the books.
  ///
  /// @param answerId what the books will know the answer by, of an [coach.platform.IdSource]
  default Answer ask(UUID answerId, Prompt prompt) throws InterruptedException {
    return ask(answerId, prompt, Deltas.NONE);
  }

  /// The same, told of the text as it comes. A listener that throws ends the listening, not the
  /// answer: what was asked for is paid for.
  Answer ask(UUID answerId, Prompt prompt, Deltas deltas) throws InterruptedException;

  /// Hears an answer while it is written. Called on another thread than the asker's, one call at a
  /// time, before `ask` returns.
  interface Deltas extends Consumer<String> {
    Deltas NONE =
        new Deltas() {
          @Override
          public boolean wanted() {
            return false;
          }

          @Override
          public void accept(String text) {}
        };

    /// Whether to ask the provider for a stream at all.
    default boolean wanted() {
      return true;
    }
  }
}
