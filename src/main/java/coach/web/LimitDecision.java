package coach.web;

/// What a limit says about one request.
///
/// @param limitClass which requests are limited, in a word or two
public record LimitDecision(
    boolean accepted,
    String limitClass,
    int limit,
    int remaining,
    long resetEpochSeconds,
    long retryAfterSeconds) {}
