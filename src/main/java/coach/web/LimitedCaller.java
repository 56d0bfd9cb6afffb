package coach.web;

import java.util.Optional;

/// Whose windows a request counts in, besides or instead of its address.
///
/// @param account all that a user sends, whatever with, counts together
/// @param ration what this credential may do at most of it: never more than its account may
public record LimitedCaller(String account, Optional<Ration> ration) {

  /// @param key of the credential, such as an API key's id
  public record Ration(String key, int requestsPerMinute) {
    public Ration {
      if (requestsPerMinute < 1) {
        throw new IllegalArgumentException("a ration of nothing is no ration");
      }
    }
  }
}
