package coach.ai.provider.dialect;

import coach.ai.provider.Reply.Cut;
import coach.ai.provider.Reply.Meter;
import java.util.Optional;

/// What a body says, before it is known how it travelled.
public sealed interface Outcome {

  /// @param text empty = what the stream has said
  /// @param model empty = the one that was asked
  record Completed(String text, String model, Meter meter) implements Outcome {}

  /// @param text empty = what the stream has said
  record Incomplete(String text, Cut cut, Meter meter) implements Outcome {}

  record Declined(String reason, Meter meter) implements Outcome {}

  /// The provider says that it failed.
  record Refused(ProviderError error, Meter meter) implements Outcome {}

  /// No answer at all.
  ///
  /// @param code our own word
  record Nonsense(String code, Meter meter) implements Outcome {
    public static Nonsense of(String code) {
      return new Nonsense(code, Meter.SILENT);
    }
  }

  static Optional<Outcome> nonsense(String code) {
    return Optional.of(Nonsense.of(code));
  }
}
