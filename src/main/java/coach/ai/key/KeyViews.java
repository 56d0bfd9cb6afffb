package coach.ai.key;

import coach.ai.key.KeyView.Origin;
import coach.ai.key.KeyView.Standing;
import java.util.stream.Stream;

/// What operators see of a provider's keys.
final class KeyViews {
  private KeyViews() {}

  static Stream<KeyView> of(KeyChain chain, KeyAges ages) {
    return chain.values().stream()
        .map(
            value ->
                new KeyView(
                    chain.provider(),
                    origin(chain, value),
                    standing(chain, value),
                    ages.knownFingerprint(value),
                    ages.firstSeen(chain.provider(), value),
                    chain.trial(value).why(),
                    chain.comesFromAFile()));
  }

  private static Origin origin(KeyChain chain, String value) {
    if (chain.wanted().filter(value::equals).isPresent()) {
      return Origin.WANTED;
    }
    return chain.spare().filter(value::equals).isPresent() ? Origin.PREVIOUS : Origin.REPLACED;
  }

  private static Standing standing(KeyChain chain, String value) {
    if (chain.serves(value)) {
      return Standing.SERVING;
    }
    if (chain.trial(value).refused()) {
      return Standing.REFUSED;
    }
    return origin(chain, value) == Origin.WANTED ? Standing.UNVERIFIED : Standing.SPARE;
  }
}
