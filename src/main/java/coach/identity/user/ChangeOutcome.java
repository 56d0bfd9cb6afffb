package coach.identity.user;

/// How the change of a password ended that was good enough.
public enum ChangeOutcome {
  CHANGED,
  WRONG_CURRENT
}
