package coach.ai.price.check;

import static coach.ai.config.AiRules.AI_010;
import static coach.ai.config.AiRules.AI_011;

import coach.ai.ModelId;
import coach.ai.config.RouteEntry;
import coach.platform.Rule;
import coach.platform.Violation;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;

/// A model of a route that ends.
///
/// @param last its last day
/// @param successor what to ask in its place, where anything is known
record Lifecycle(RouteEntry entry, LocalDate last, Optional<ModelId> successor) {
  private static final long NOTICE_DAYS = 60;

  /// Whether it is time to ask another.
  static boolean isNear(LocalDate last, LocalDate today) {
    return ChronoUnit.DAYS.between(today, last) <= NOTICE_DAYS;
  }

  /// A line that puts another model there, or says that somebody must choose one.
  static String fix(RouteEntry entry, Optional<ModelId> successor) {
    return successor
        .map(model -> entry.replacedBy(model.model()))
        .orElse("name another model at " + entry.key());
  }

  Stream<Violation> violations(LocalDate today) {
    if (!isNear(last, today)) {
      return Stream.empty();
    }
    long left = ChronoUnit.DAYS.between(today, last);
    return Stream.of(left < 0 ? told(AI_010, "ended on " + last) : told(AI_011, ends(left)));
  }

  private String ends(long days) {
    String when = days == 0 ? "today" : days == 1 ? "tomorrow" : "in " + days + " days";
    return "ends " + when + " (" + last + ")";
  }

  private Violation told(Rule rule, String what) {
    return rule.brokenAt(entry.key())
        .found(entry.model().model() + " " + what)
        .fix(fix(entry, successor));
  }
}
