package coach.web;

/// What a limit says about one request.
public record LimitDecision(
    boolean accepted,
    String limitClass,
    int limit,
    int remaining,
    long resetEpochSeconds,
    long retryAfterSeconds) {}
