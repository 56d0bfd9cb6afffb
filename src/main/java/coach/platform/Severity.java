package coach.platform;

/// How hard a broken invariant is taken.
public enum Severity {
  /// Refuses to start in every mode.
  ALWAYS,
  /// Refuses outside development, where it warns.
  ERROR,
  /// Warns in every mode.
  WARNING;

  public boolean refuses(Mode mode) {
    return switch (this) {
      case ALWAYS -> true;
      case ERROR -> !mode.isDevelopment();
      case WARNING -> false;
    };
  }
}
