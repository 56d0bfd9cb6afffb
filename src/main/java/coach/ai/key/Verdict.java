package coach.ai.key;

import coach.ai.FailureClass;
import coach.ai.provider.Listing;

/// What the free question showed about a key.
sealed interface Verdict {
  record Good() implements Verdict {}

  /// The provider does not take it.
  ///
  /// @param why safe to show
  record Refused(String why) implements Verdict {}

  /// The provider could not be asked, or did not say.
  record Unclear(String why) implements Verdict {}

  static Verdict of(Listing listing) {
    return switch (listing) {
      case Listing.Models _ -> new Good();
      case Listing.Failed(var reason, _) ->
          reason == FailureClass.BAD_KEY || reason == FailureClass.FORBIDDEN
              ? new Refused("the provider refuses it: " + reason.text())
              : new Unclear("the provider could not be asked: " + reason.text());
    };
  }
}
