package coach.ai.price.check;

import coach.ai.Purpose;
import coach.ai.config.AiConfiguration;
import coach.ai.config.AiRules;
import coach.ai.config.SpendRules;
import coach.ai.price.book.InvalidPrices;
import coach.ai.price.book.PriceTable;
import coach.platform.Invariants;
import coach.platform.Mode;
import coach.platform.Rule;
import coach.platform.Violation;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Every model of every route is known, priced, able and alive, and cheap enough for the caps.
public record PriceInvariants(AiConfiguration ai, InstantSource clock) implements Invariants {

  @Override
  public List<Rule> rules() {
    return List.of(
        AiRules.AI_005,
        AiRules.AI_006,
        AiRules.AI_006_SOON,
        AiRules.AI_006_FILE,
        AiRules.AI_008,
        AiRules.AI_010,
        AiRules.AI_011,
        SpendRules.COST_003);
  }

  @Override
  public Stream<Violation> violations(Mode mode) {
    try {
      Instant now = clock.instant();
      ModelChecks checks = ModelChecks.of(ai, PriceTable.with(ai.prices(), now), now);
      return Arrays.stream(Purpose.values()).flatMap(checks::of).distinct();
    } catch (InvalidPrices invalid) {
      return invalid.faults().stream()
          .map(
              fault ->
                  AiRules.AI_006_FILE
                      .brokenAt("ai.prices")
                      .found(fault.toString())
                      .required("prices that can be read, and can be right")
                      .fix("correct " + fault.place()));
    }
  }
}
