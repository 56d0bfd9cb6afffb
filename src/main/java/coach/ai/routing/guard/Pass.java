package coach.ai.routing.guard;

/// The permission to make one request: holds a place at the model until it is told how it went, or
/// closed without a request. For one thread.
public final class Pass implements AutoCloseable {
  private final Admission.Permission account;
  private final Admission.Permission model;
  private final Runnable leave;
  private boolean told;

  Pass(Admission.Permission account, Admission.Permission model, Runnable leave) {
    this.account = account;
    this.model = model;
    this.leave = leave;
  }

  /// Gives back the place, and tells the breakers. Once.
  public void tell(Verdict verdict) {
    if (told) {
      throw new IllegalStateException("a request ends once");
    }
    told = true;
    leave.run();
    model.tell(verdict);
    account.tell(verdict);
  }

  @Override
  public void close() {
    if (!told) {
      tell(new Verdict.NothingLearnt());
    }
  }
}
