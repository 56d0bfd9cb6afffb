package coach.ai.price.check;

import coach.ai.ProviderName;
import coach.ai.config.AiConfiguration;
import coach.ai.config.AiRules;
import coach.ai.config.LiveModels;
import coach.platform.Invariants;
import coach.platform.LiveCheck;
import coach.platform.Mode;
import coach.platform.Rule;
import coach.platform.Violation;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Each provider that will be asked is asked for its models, which costs nothing.
///
/// @param models how to ask
public record LiveInvariants(AiConfiguration ai, InstantSource clock, LiveModels models)
    implements Invariants {

  @Override
  public List<Rule> rules() {
    return List.of(
        AiRules.AI_004, AiRules.AI_004_UNSURE, AiRules.AI_005, AiRules.AI_010, AiRules.AI_011);
  }

  @Override
  public Stream<Violation> violations(Mode mode) {
    return Stream.empty();
  }

  /// No key leaves for an address, or in a shape, that a rule found wrong already.
  @Override
  public Stream<LiveCheck> liveChecks(Mode mode) {
    return ai.mock()
        ? Stream.empty()
        : Arrays.stream(ProviderName.values())
            .filter(name -> ai.provider(name).key().isPresent() && ai.mayAsk(name, mode))
            .map(name -> new ProviderCheck(ai, name, clock.instant(), models));
  }
}
