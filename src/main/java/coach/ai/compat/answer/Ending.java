package coach.ai.compat.answer;

import coach.ai.Usage;
import coach.ai.provider.Reply;
import coach.ai.provider.Reply.Cut;
import java.util.Optional;

/// How an answer ended, when it is one.
///
/// @param text the whole of it
/// @param refusal why the model will not answer
/// @param cut why it stopped short
public record Ending(
    String text, Optional<String> refusal, Optional<Cut> cut, Optional<Usage> usage) {

  /// Nothing when it failed.
  public static Optional<Ending> of(Reply reply) {
    return switch (reply) {
      case Reply.Completed(var text, _, var meter, _) ->
          Optional.of(new Ending(text, Optional.empty(), Optional.empty(), meter.usage()));
      case Reply.Incomplete(var text, var cut, var meter, _) ->
          Optional.of(new Ending(text, Optional.empty(), Optional.of(cut), meter.usage()));
      case Reply.Declined(var reason, var meter, _) ->
          Optional.of(new Ending("", Optional.of(reason), Optional.empty(), meter.usage()));
      case Reply.Failed _ -> Optional.empty();
    };
  }
}
