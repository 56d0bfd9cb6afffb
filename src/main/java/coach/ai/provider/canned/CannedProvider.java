package coach.ai.provider.canned;

import coach.ai.AiGateway.Deltas;
import coach.ai.FailureClass;
import coach.ai.ModelId;
import coach.ai.Prompt;
import coach.ai.ProviderName;
import coach.ai.Purpose;
import coach.ai.Usage;
import coach.ai.provider.Listing;
import coach.ai.provider.Listing.Listed;
import coach.ai.provider.ModelProvider;
import coach.ai.provider.Order;
import coach.ai.provider.Reply;
import coach.ai.provider.Reply.Cut;
import coach.ai.provider.Reply.Exchange;
import coach.ai.provider.Reply.Headroom;
import coach.ai.provider.Reply.Meter;
import coach.shared.Money;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Answers the same to the same prompt, says that it does, and costs nothing.
///
/// Thread-safe: it has no state.
public final class CannedProvider implements ModelProvider {
  /// In every text of its own, so that nobody takes it for a model's.
  public static final String MARK = "Canned answer";

  private static final int LETTERS_PER_TOKEN = 4;
  private static final int PIXELS_PER_TOKEN = 750;
  private static final int LETTERS_PER_DELTA = 12;

  private final Map<Purpose, Function<Prompt, String>> answers;

  /// @param answers by purpose, where a sample of sense is better than what the schema allows
  public CannedProvider(Map<Purpose, Function<Prompt, String>> answers) {
    this.answers = Map.copyOf(answers);
  }

  @Override
  public ProviderName name() {
    return ProviderName.CANNED;
  }

  @Override
  public Reply send(Order order, Deltas deltas) {
    long start = System.nanoTime();
    Prompt prompt = order.prompt();
    String full = answers.getOrDefault(prompt.purpose(), CannedText::of).apply(prompt);
    String text = atMost(full, (long) prompt.maxOutputTokens() * LETTERS_PER_TOKEN);
    boolean begun = deltas.wanted() && speak(text, deltas);
    Exchange exchange = exchange(begun, Duration.ofNanos(System.nanoTime() - start));
    if (Thread.currentThread().isInterrupted()) {
      return interrupted(begun, exchange);
    }
    Meter meter = new Meter(Optional.of(usage(prompt, text)), Optional.of(Money.ZERO));
    return text.length() < full.length()
        ? new Reply.Incomplete(text, Cut.MAX_OUTPUT_TOKENS, meter, exchange)
        : new Reply.Completed(text, ModelId.CANNED.model(), meter, exchange);
  }

  @Override
  public Listing models(String key) {
    return new Listing.Models(List.of(new Listed(ModelId.CANNED.model(), Optional.empty())));
  }

  /// Returns whether anything was heard.
  private static boolean speak(String text, Deltas deltas) {
    int from = 0;
    while (from < text.length() && !Thread.currentThread().isInterrupted()) {
      String delta = atMost(text.substring(from), LETTERS_PER_DELTA);
      deltas.accept(delta);
      from += delta.length();
    }
    return from > 0;
  }

  /// Never half a character.
  private static String atMost(String text, long letters) {
    if (text.length() <= letters) {
      return text;
    }
    int end = (int) letters;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
  }

  private static Usage usage(Prompt prompt, String text) {
    long letters = prompt.instructions().length();
    long pixels = 0;
    for (Prompt.Part part : prompt.parts()) {
      switch (part) {
        case Prompt.Part.Text(var words) -> letters += words.length();
        case Prompt.Part.Image image -> pixels += (long) image.width() * image.height();
      }
    }
    long input = Math.ceilDiv(letters, LETTERS_PER_TOKEN) + Math.ceilDiv(pixels, PIXELS_PER_TOKEN);
    return Usage.of(input, Math.ceilDiv(text.length(), LETTERS_PER_TOKEN));
  }

  private static Exchange exchange(boolean begun, Duration took) {
    return new Exchange(
        Optional.empty(), begun ? Optional.of(took) : Optional.empty(), took, Headroom.UNKNOWN);
  }

  private static Reply interrupted(boolean begun, Exchange exchange) {
    return new Reply.Failed(
        FailureClass.TIMEOUT,
        "interrupted",
        "The canned model was interrupted.",
        Optional.empty(),
        new Meter(Optional.empty(), Optional.of(Money.ZERO)),
        begun,
        exchange);
  }
}
