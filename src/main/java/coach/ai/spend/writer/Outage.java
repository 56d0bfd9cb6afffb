package coach.ai.spend.writer;

import coach.platform.Problem;
import coach.platform.ProblemException;
import coach.platform.db.DatabaseFailure;
import com.google.common.base.Throwables;

/// Tells a database that takes nothing now from something that it will never take.
final class Outage {
  private Outage() {}

  static boolean isOne(Throwable failure) {
    return Throwables.getCausalChain(failure).stream().anyMatch(Outage::saysSo);
  }

  private static boolean saysSo(Throwable cause) {
    return DatabaseFailure.classify(cause).isPresent()
        || (cause instanceof ProblemException known
            && known.problem() instanceof Problem.Unavailable);
  }
}
