package coach.ai.price;

/// How a model family counts an image, by its pixels. Measured only roughly by anybody: each rule
/// errs on the dear side, and the books are settled by what the provider reports.
public interface ImageTokens {
  /// At least as many tokens as an image of this size is billed with.
  long worstCase(int width, int height);
}
