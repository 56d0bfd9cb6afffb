package coach.ai.routing;

import coach.ai.Answer;
import coach.ai.ModelId;
import coach.ai.routing.request.Errand;
import java.util.List;
import java.util.UUID;

/// Does errands of any kind, with the money, limits, breakers and fallback that prompts have.
public interface Errands {

  /// Returns at once; what becomes of it is told on a thread that nobody interrupts.
  ///
  /// @param route the models to ask, in order
  /// @param answerId what the books know the answer by
  Underway begin(Errand errand, List<ModelId> route, UUID answerId, Conclusion conclusion);

  /// Hears the end of an errand.
  interface Conclusion {
    void answered(Answer answer);

    /// By a bug, which is in the log; it may be one of the conclusion's own.
    void failed();
  }

  /// An errand that is being done.
  interface Underway {
    /// Nobody waits any more: the request under way goes on to its end, and nothing more is begun.
    void abandon() throws InterruptedException;
  }
}
