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
  ///
  /// @param reason all that is told: the provider's own words may repeat the key
  record Unclear(FailureClass reason) implements Verdict {
    String why() {
      return "the provider could not be asked: " + reason.text();
    }

    /// What an operator is to do.
    String remedy() {
      return switch (reason) {
        case RATE_LIMITED, OVERLOADED -> "wait a minute, then ask again";
        case BILLING -> "top the account up or raise its limit, then ask again";
        case SERVER_ERROR, GATEWAY_ERROR, UNREACHABLE, RESET, TIMEOUT ->
            "look at the provider's status page and at the way there, then ask again";
        case MODEL_NOT_FOUND, BAD_REQUEST, REDIRECTED, MALFORMED, CONTEXT_LENGTH, BAD_IMAGE ->
            "see whether its baseUrl is the provider's, then ask again";
        case BAD_KEY, FORBIDDEN -> "make a new key on the provider's page";
      };
    }
  }

  static Verdict of(Listing listing) {
    return switch (listing) {
      case Listing.Models _ -> new Good();
      case Listing.Failed(var reason, _) ->
          reason == FailureClass.BAD_KEY || reason == FailureClass.FORBIDDEN
              ? new Refused("the provider refuses it: " + reason.text())
              : new Unclear(reason);
    };
  }
}
