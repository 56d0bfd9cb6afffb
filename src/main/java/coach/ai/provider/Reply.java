package coach.ai.provider;

import coach.ai.FailureClass;
import coach.ai.Usage;
import coach.shared.Money;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/// How one physical request ended.
public sealed interface Reply {

  Exchange exchange();

  /// @param model that answered, as the provider names it
  record Completed(String text, String model, Meter meter, Exchange exchange) implements Reply {}

  /// @param text so far; may be empty
  record Incomplete(String text, Cut cut, Meter meter, Exchange exchange) implements Reply {}

  /// The model will not answer.
  record Declined(String reason, Meter meter, Exchange exchange) implements Reply {}

  /// @param code as the provider spells it, or our own word; one line, short, without secrets
  /// @param detail safe to show and to log; never the provider's text when that may echo a key
  /// @param meter what was used all the same, when the provider said so
  /// @param begun whether the listener has heard any of the answer already
  record Failed(
      FailureClass reason,
      String code,
      String detail,
      Optional<Duration> retryAfter,
      Meter meter,
      boolean begun,
      Exchange exchange)
      implements Reply {}

  /// Why an answer stopped short, by the provider's own word.
  enum Cut {
    MAX_OUTPUT_TOKENS,
    CONTENT_FILTER
  }

  /// What the provider says it used.
  ///
  /// @param usage absent when it said nothing, or nonsense
  /// @param cost when the provider computes it: trusted over our table
  record Meter(Optional<Usage> usage, Optional<Money> cost) {
    public static final Meter SILENT = new Meter(Optional.empty(), Optional.empty());
  }

  /// What the request itself showed.
  ///
  /// @param providerRequestId for a question to the provider's support
  /// @param firstByte from the start of the request to the first text of a stream
  record Exchange(
      Optional<String> providerRequestId,
      Optional<Duration> firstByte,
      Duration took,
      Headroom headroom) {}

  /// What is left until the provider limits us, as its headers say.
  ///
  /// @param resets time to the full allowance
  record Headroom(OptionalLong requests, OptionalLong tokens, Optional<Duration> resets) {
    public static final Headroom UNKNOWN =
        new Headroom(OptionalLong.empty(), OptionalLong.empty(), Optional.empty());

    public boolean isKnown() {
      return requests.isPresent() || tokens.isPresent();
    }
  }
}
