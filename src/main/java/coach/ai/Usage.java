package coach.ai;

/// What an answer used, in tokens. The first four are disjoint and are what is billed, however a
/// provider counts them.
///
/// @param input read anew
/// @param cachedInput read from the provider's cache
/// @param cacheWrite read anew, and put into the cache
/// @param output written, reasoning included
/// @param reasoning the part of `output` that nobody sees
public record Usage(long input, long cachedInput, long cacheWrite, long output, long reasoning) {

  public Usage {
    if (input < 0 || cachedInput < 0 || cacheWrite < 0 || output < 0 || reasoning < 0) {
      throw new IllegalArgumentException("tokens are not negative");
    }
    if (reasoning > output) {
      throw new IllegalArgumentException("reasoning is a part of the output");
    }
  }

  public static Usage of(long input, long output) {
    return new Usage(input, 0, 0, output, 0);
  }

  /// All that the model was given.
  public long prompt() {
    return input + cachedInput + cacheWrite;
  }

  public long total() {
    return prompt() + output;
  }
}
