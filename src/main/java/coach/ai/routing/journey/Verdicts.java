package coach.ai.routing.journey;

import coach.ai.FailureClass;
import coach.ai.provider.Reply;
import coach.ai.routing.guard.Verdict;

/// What a reply shows about the model and the account that were asked.
final class Verdicts {
  private Verdicts() {}

  /// @param key that it was asked with
  /// @param otherKey whether another one has taken its place
  /// @param fair whether it had time enough to answer
  static Verdict of(Reply reply, String key, boolean otherKey, boolean fair) {
    return switch (reply) {
      case Reply.Completed _, Reply.Incomplete _, Reply.Declined _ -> new Verdict.Worked();
      case Reply.Failed failed -> of(failed.reason(), key, otherKey, fair);
    };
  }

  private static Verdict of(FailureClass reason, String key, boolean otherKey, boolean fair) {
    boolean excused = otherKey || (reason == FailureClass.TIMEOUT && !fair);
    if (excused) {
      return new Verdict.NothingLearnt();
    }
    return switch (reason.breaker()) {
      case NONE -> new Verdict.NothingLearnt();
      case MODEL -> new Verdict.Failed(reason);
      case ACCOUNT -> new Verdict.AccountFailed(reason, key);
    };
  }
}
