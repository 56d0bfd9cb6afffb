package coach.ai.provider;

import coach.ai.provider.Reply.Cut;
import coach.ai.provider.Reply.Meter;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/// Takes an answer as it comes, byte by byte, and says what it was. Called only for answers that
/// begin well: what a provider refuses is read elsewhere.
public interface Receiver {

  /// The whole of an answer that came at once.
  Verdict whole(byte[] body);

  /// The next piece of a stream.
  ///
  /// @param bytes not to be kept
  void piece(byte[] bytes, int length) throws InterruptedException;

  /// Nothing more comes of the stream, for whatever reason.
  Verdict end();

  /// Whether somebody has some of it.
  boolean begun();

  /// What an answer was.
  ///
  /// @param model as the provider names it; not safe to show
  record Verdict(End end, Optional<String> model, Meter meter) {}

  /// How an answer ended.
  sealed interface End {
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
}
