package coach.identity.user;

import coach.shared.UserId;

/// How it ended that somebody gave an address and a password.
public sealed interface Attempt {
  record Admitted(User user) implements Attempt {}

  record Unknown() implements Attempt {}

  record WrongPassword(UserId id) implements Attempt {}

  /// The right password of somebody who may no longer come in.
  record Disabled(UserId id) implements Attempt {}
}
