package coach.coaching.review;

/// The review is not ours any more: somebody ended it. Expected, so it has no stack trace.
final class LostException extends RuntimeException {
  LostException() {
    super("the lease is lost", null, false, false);
  }
}
