package coach.ai.price.check;

import static coach.ai.config.AiRules.AI_010;
import static coach.ai.config.AiRules.AI_011;

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
record Lifecycle(RouteEntry entry, LocalDate last, Optional<String> successor) {
  private static final long NOTICE_DAYS = 60;

  Stream<Violation> violations(LocalDate today) {
    long left = ChronoUnit.DAYS.between(today, last);
    if (left > NOTICE_DAYS) {
      return Stream.empty();
    }
    return Stream.of(left < 0 ? told(AI_010, "ended on " + last) : told(AI_011, ends(left)));
  }

  private String ends(long days) {
    String when = days == 0 ? "today" : days == 1 ? "tomorrow" : "in " + days + " days";
    return "ends " + when + " (" + last + ")";
  }

  private Violation told(Rule rule, String what) {
    Violation told = rule.brokenAt(entry.key()).found(entry.model().model() + " " + what);
    return successor.map(name -> told.fix(entry.replacedBy(name))).orElse(told);
  }
}
