package coach.ai.compat.relay;

import coach.ai.provider.Reply.Cut;
import com.fasterxml.jackson.databind.JsonNode;

/// How an answer ended that was passed on as it came.
public sealed interface End {

  record Completed() implements End {}

  record Incomplete(Cut cut) implements End {}

  /// The model will not answer.
  record Declined(String reason) implements End {}

  /// The provider says that it failed.
  ///
  /// @param error as the provider words it; not safe to show
  record Failed(JsonNode error) implements End {}

  /// No answer, or one without its end.
  ///
  /// @param code our own word
  record Nonsense(String code) implements End {}
}
