package coach.ai.routing.guard;

import coach.shared.Spelling;

/// Why a model was passed over without a request. A closed set: metrics are labelled with it.
public enum Obstacle {
  /// Longer than it can read.
  TOO_LARGE,
  /// It sees no images.
  NO_VISION,
  /// It enforces no schema.
  NO_SCHEMA,
  /// Nobody knows what it costs.
  NO_PRICE,
  BAD_IMAGE,
  BAD_REQUEST,
  /// Its provider's account is rested.
  ACCOUNT_OPEN,
  /// The model is rested.
  BREAKER_OPEN,
  /// As many requests as may be are under way at it.
  BULKHEAD_FULL,
  /// There is no key that its provider takes.
  NO_KEY,
  /// It could cost more than is left for this answer.
  OVER_ANSWER_CAP,
  /// A budget refused it, or one that costs no more.
  OVER_BUDGET;

  /// As metrics, logs and answers spell it.
  public String text() {
    return Spelling.of(this);
  }
}
