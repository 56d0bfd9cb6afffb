package coach.ai.compat.translate;

import coach.ai.compat.translate.Translation.Inexpressible;

/// Something cannot be said in other words. Never leaves this package.
final class Loss extends Exception {
  private final String field;
  private final String reason;

  Loss(String field, String reason) {
    super(field, null, false, false);
    this.field = field;
    this.reason = reason;
  }

  Inexpressible toTranslation() {
    return new Inexpressible(field, reason);
  }
}
