package coach.identity.user;

import coach.identity.Deeds;
import coach.platform.Problem;
import coach.platform.ProblemException;
import coach.shared.UserId;
import java.util.function.Consumer;

/// What operators do to accounts.
public final class Administration {
  private final Accounts accounts;
  private final Deeds deeds;
  private final Consumer<UserId> onDisabled;

  /// @param onDisabled ends whatever lets the user in; runs in the transaction that disables them
  public Administration(Accounts accounts, Deeds deeds, Consumer<UserId> onDisabled) {
    this.accounts = accounts;
    this.deeds = deeds;
    this.onDisabled = onDisabled;
  }

  /// @throws ProblemException not found; conflict when it is the operator's own account, because
  ///     nobody might be left to enable it
  public User disable(UserId id, Deeds.By by) {
    if (id.equals(by.caller().id())) {
      throw new Problem.Conflict("Nobody disables their own account.").toException();
    }
    return deeds.perform(
        () -> {
          User user = accounts.disable(id).orElseThrow(Administration::unknown);
          onDisabled.accept(id);
          return user;
        },
        user -> by.did("user.disable", subject(user)));
  }

  /// @throws ProblemException not found
  public User enable(UserId id, Deeds.By by) {
    return deeds.perform(
        () -> accounts.enable(id).orElseThrow(Administration::unknown),
        user -> by.did("user.enable", subject(user)));
  }

  private static String subject(User user) {
    return "user:" + user.id();
  }

  private static ProblemException unknown() {
    return new Problem.NotFound("user").toException();
  }
}
