package coach.ai.routing;

import coach.ai.config.AiConfiguration;
import coach.ai.config.RoutingConfiguration;
import coach.shared.Money;
import java.time.Duration;

/// How long, how dear and how persistent the gateway may be.
///
/// @param deadline for one answer, over all attempts
/// @param answerCap what one answer may cost at worst, over all attempts
public record Limits(Duration deadline, Money answerCap, RoutingConfiguration routing) {
  public static Limits of(AiConfiguration configuration) {
    return new Limits(
        Duration.ofSeconds(configuration.deadlineSeconds()),
        Money.ofUsd(configuration.spend().answerCapUsd()),
        configuration.routing());
  }
}
