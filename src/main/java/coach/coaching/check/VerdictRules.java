package coach.coaching.check;

import coach.coaching.Direction;
import coach.coaching.Finding;
import coach.coaching.Reading;
import coach.coaching.Reading.Plan;
import coach.coaching.Said;
import coach.coaching.TradeReview.Conclusion;
import coach.coaching.Verdict;
import coach.coaching.arithmetic.Figures;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// What a trader is told. The first rule that applies decides, and gives the reason:
///
/// 1. an error among the findings: `unclear`
/// 2. no trade seen: `skip`, or `wait` when the model would wait
/// 3. the trader plans the other direction: `skip`
/// 4. no entry, stop or target: `wait`, because the risk or the reward is unknown
/// 5. the best target pays less than the stop risks: `skip`
/// 6. the model would skip, wait, or cannot tell: so it is
/// 7. it would take it, and the best target pays less than 1.5 times the risk: `wait`
/// 8. it would take it, with a confidence below 0.5 or none: `wait`
/// 9. otherwise: `take`
public final class VerdictRules {
  private static final BigDecimal WORTHWHILE = new BigDecimal("1.5");
  private static final BigDecimal CONFIDENT = new BigDecimal("0.5");

  private final Examined examined;
  private final Said said;
  private final Plan plan;
  private final Figures figures;

  private VerdictRules(Examined examined, Said said) {
    this.examined = examined;
    this.said = said;
    this.plan = examined.reading().plan();
    this.figures = Figures.of(plan);
  }

  public static Conclusion conclude(Examined examined, Said said) {
    VerdictRules rules = new VerdictRules(examined, said);
    return Stream.<Supplier<Optional<Conclusion>>>of(
            rules::inconsistent,
            rules::noTrade,
            rules::otherDirection,
            rules::incomplete,
            rules::paysTooLittle,
            rules::stance,
            rules::notWorthwhile,
            rules::notConfident)
        .flatMap(rule -> rule.get().stream())
        .findFirst()
        .orElseGet(rules::take);
  }

  private Optional<Conclusion> inconsistent() {
    return examined.errors().stream()
        .findFirst()
        .map(Finding::message)
        .map(first -> new Conclusion(Verdict.UNCLEAR, first));
  }

  private Optional<Conclusion> noTrade() {
    boolean waits = stanceIs(Verdict.WAIT);
    Conclusion conclusion =
        waits
            ? as(Verdict.WAIT, "There is no trade here yet.")
            : as(Verdict.SKIP, "There is no trade here.");
    return Optional.of(conclusion).filter(_ -> plan.direction() == Direction.NONE);
  }

  private Optional<Conclusion> otherDirection() {
    return when(
        said.direction().filter(it -> it != plan.direction()).isPresent(),
        Verdict.SKIP,
        "You plan to go %s, and the model sees a %s here."
            .formatted(said.direction().map(Direction::text).orElse(""), plan.direction().text()));
  }

  private Optional<Conclusion> incomplete() {
    return examined.findings().stream()
        .filter(it -> it.kind() == Finding.Kind.PLAN_INCOMPLETE)
        .findFirst()
        .map(it -> new Conclusion(Verdict.WAIT, it.message()));
  }

  private Optional<Conclusion> paysTooLittle() {
    return when(
        !figures.paysAtLeast(BigDecimal.ONE),
        Verdict.SKIP,
        "The best target pays only %s of what the stop risks.".formatted(best()));
  }

  private Optional<Conclusion> stance() {
    return switch (reading().opinion().stance()) {
      case TAKE -> Optional.empty();
      case WAIT -> Optional.of(as(Verdict.WAIT, "The model would wait."));
      case SKIP -> Optional.of(as(Verdict.SKIP, "The model would leave it."));
      case UNCLEAR -> Optional.of(as(Verdict.UNCLEAR, "The model cannot tell."));
    };
  }

  private Optional<Conclusion> notWorthwhile() {
    return when(
        !figures.paysAtLeast(WORTHWHILE),
        Verdict.WAIT,
        "The best target pays %s times the risk; below %s it is worth waiting for a better entry."
            .formatted(best(), WORTHWHILE));
  }

  private Optional<Conclusion> notConfident() {
    return when(
        plan.confidence().filter(it -> it.compareTo(CONFIDENT) >= 0).isEmpty(),
        Verdict.WAIT,
        "The model would take it, but is not confident enough.");
  }

  private Conclusion take() {
    return as(Verdict.TAKE, "The best target pays %s times the risk.".formatted(best()));
  }

  /// What the model says for another stance than this is no reason for it.
  private Conclusion as(Verdict verdict, String otherwise) {
    return new Conclusion(verdict, opinion().filter(_ -> stanceIs(verdict)).orElse(otherwise));
  }

  /// What the model says for its stance, unless that had to go for a figure.
  private Optional<String> opinion() {
    return reading().opinion().stanceReason();
  }

  private boolean stanceIs(Verdict verdict) {
    return reading().opinion().stance() == verdict;
  }

  private Reading reading() {
    return examined.reading();
  }

  private String best() {
    return figures.best().map(BigDecimal::toPlainString).orElse("nothing");
  }

  private static Optional<Conclusion> when(boolean applies, Verdict verdict, String reason) {
    return applies ? Optional.of(new Conclusion(verdict, reason)) : Optional.empty();
  }
}
