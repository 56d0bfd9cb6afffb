package coach.ai;

import coach.shared.Spelling;

/// In which way a provider failed, decided by what it says, not by the HTTP status alone; with what
/// follows from it. docs/operations.md has the table.
public enum FailureClass {
  /// 401: the key is wrong, revoked or expired.
  BAD_KEY(Retry.NO, FallBack.YES, Breaker.ACCOUNT, Billed.NO),
  /// 403: this country, address or project may not.
  FORBIDDEN(Retry.NO, FallBack.YES, Breaker.MODEL, Billed.NO),
  /// The account has no money, or has reached a limit that it set itself.
  BILLING(Retry.NO, FallBack.YES, Breaker.ACCOUNT, Billed.NO),
  /// Too many requests or tokens a minute.
  RATE_LIMITED(Retry.YES, FallBack.YES, Breaker.NONE, Billed.NO),
  /// The provider has more to do than it can, and says so.
  OVERLOADED(Retry.YES, FallBack.YES, Breaker.MODEL, Billed.NO),
  /// The provider says that it failed.
  SERVER_ERROR(Retry.YES, FallBack.YES, Breaker.MODEL, Billed.NO),
  /// Something between us and the provider failed, and nobody knows how far the request came.
  GATEWAY_ERROR(Retry.NO, FallBack.YES, Breaker.MODEL, Billed.UNKNOWN),
  /// There is no such model, or not for this account.
  MODEL_NOT_FOUND(Retry.NO, FallBack.YES, Breaker.MODEL, Billed.NO),
  /// The prompt is longer than this model can read.
  CONTEXT_LENGTH(Retry.NO, FallBack.YES, Breaker.NONE, Billed.NO),
  /// An image that the provider cannot read or will not look at.
  BAD_IMAGE(Retry.NO, FallBack.NO, Breaker.NONE, Billed.NO),
  /// The provider refuses the request as it is.
  BAD_REQUEST(Retry.NO, FallBack.NO, Breaker.NONE, Billed.NO),
  /// The provider points elsewhere; the key does not follow.
  REDIRECTED(Retry.NO, FallBack.YES, Breaker.MODEL, Billed.NO),
  /// No connection came about: nothing was sent.
  UNREACHABLE(Retry.YES, FallBack.YES, Breaker.MODEL, Billed.NO),
  /// The connection ended after the request was sent.
  RESET(Retry.NO, FallBack.YES, Breaker.MODEL, Billed.UNKNOWN),
  /// No answer in the time that an attempt has.
  TIMEOUT(Retry.NO, FallBack.YES, Breaker.MODEL, Billed.UNKNOWN),
  /// An answer that is none: empty, HTML, half a JSON, a stream without its end.
  MALFORMED(Retry.NO, FallBack.YES, Breaker.MODEL, Billed.UNKNOWN);

  /// Whether the same model is worth another try.
  public enum Retry {
    YES,
    NO
  }

  /// Whether another model may do better.
  public enum FallBack {
    YES,
    NO
  }

  /// What is rested: nothing, this model, or the whole account at once.
  public enum Breaker {
    NONE,
    MODEL,
    ACCOUNT
  }

  /// Whether the provider may charge for it.
  public enum Billed {
    NO,
    UNKNOWN
  }

  private final Retry retry;
  private final FallBack fallBack;
  private final Breaker breaker;
  private final Billed billed;

  FailureClass(Retry retry, FallBack fallBack, Breaker breaker, Billed billed) {
    this.retry = retry;
    this.fallBack = fallBack;
    this.breaker = breaker;
    this.billed = billed;
  }

  public boolean retries() {
    return retry == Retry.YES;
  }

  public boolean fallsBack() {
    return fallBack == FallBack.YES;
  }

  public Breaker breaker() {
    return breaker;
  }

  public Billed billed() {
    return billed;
  }

  /// As the ledger, metrics and logs spell it.
  public String text() {
    return Spelling.of(this);
  }
}
