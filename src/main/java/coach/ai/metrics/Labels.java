package coach.ai.metrics;

import coach.ai.FailureClass;
import coach.ai.ModelId;
import coach.ai.price.PriceBook;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Keeps every label within a closed set, whatever callers make up.
public final class Labels {
  static final String OTHER = "other";
  private static final int MOST_REASONS = 30;

  private static final Set<String> ANSWERS = Set.of("completed", "incomplete", "declined");

  private static final Set<String> OUTCOMES =
      Stream.concat(ANSWERS.stream(), Arrays.stream(FailureClass.values()).map(FailureClass::text))
          .collect(Collectors.toUnmodifiableSet());

  private final Set<ModelId> routed;
  private final PriceBook prices;
  private final InstantSource clock;
  private final Set<String> reasons = new HashSet<>();

  /// @param routed models that are known without a price too
  public Labels(Collection<ModelId> routed, PriceBook prices, InstantSource clock) {
    this.routed = Set.copyOf(routed);
    this.prices = prices;
    this.clock = clock;
  }

  String model(ModelId model) {
    return routed.contains(model) || prices.inForce(model, clock.instant()).isPresent()
        ? model.model()
        : OTHER;
  }

  static String outcome(String outcome) {
    return OUTCOMES.contains(outcome) ? outcome : OTHER;
  }

  static boolean isAnswer(String outcome) {
    return ANSWERS.contains(outcome);
  }

  /// The gateway's words, which are few.
  String reason(String reason) {
    synchronized (reasons) {
      return reasons.contains(reason) || (reasons.size() < MOST_REASONS && reasons.add(reason))
          ? reason
          : OTHER;
    }
  }
}
