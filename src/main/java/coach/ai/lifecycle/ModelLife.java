package coach.ai.lifecycle;

import coach.ai.ModelId;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;

/// How long a model of a route has left.
///
/// @param existence as its provider lists it
/// @param shutdown its last day, where anybody says so
/// @param daysLeft until then; 0 on the day itself, negative after it
/// @param successor what to ask in its place
/// @param priceAge since somebody compared the price with the provider's page
/// @param setting what to change to ask another: an environment variable, or a configuration key
public record ModelLife(
    ModelId model,
    Existence existence,
    Optional<LocalDate> shutdown,
    Optional<Source> source,
    Optional<Long> daysLeft,
    Optional<String> successor,
    Optional<Duration> priceAge,
    String setting) {

  public enum Existence {
    LISTED,
    MISSING,
    /// Nobody could be asked yet.
    UNKNOWN
  }

  /// Who says when it ends.
  public enum Source {
    PROVIDER,
    PRICES
  }

  /// How near the end is.
  public enum Nearness {
    FAR(Long.MAX_VALUE),
    WITHIN_60_DAYS(60),
    WITHIN_30_DAYS(30),
    WITHIN_7_DAYS(7),
    OVER(-1);

    private final long days;

    Nearness(long days) {
      this.days = days;
    }

    static Nearness of(long daysLeft) {
      Nearness nearest = FAR;
      for (Nearness candidate : values()) {
        nearest = daysLeft <= candidate.days ? candidate : nearest;
      }
      return nearest;
    }
  }

  ModelLife followedBy(Optional<ModelId> next) {
    return new ModelLife(
        model, existence, shutdown, source, daysLeft, next.map(ModelId::model), priceAge, setting);
  }

  public Nearness nearness() {
    return daysLeft.map(Nearness::of).orElse(Nearness.FAR);
  }

  /// Whether a call to it would fail.
  public boolean isGone() {
    return existence == Existence.MISSING || nearness() == Nearness.OVER;
  }

  public boolean needsAttention() {
    return isGone() || nearness() != Nearness.FAR;
  }

  /// Such as `gpt-5 ends in 21 days; set OPENAI_MODEL=gpt-5.6-terra`.
  public String recommendation() {
    return fate() + "; " + advice();
  }

  /// Such as `gpt-5 ends in 21 days`.
  public String fate() {
    if (existence == Existence.MISSING) {
      return "%s does not list %s".formatted(model.provider().text(), model.model());
    }
    return shutdown
        .map(date -> model.model() + ending(daysLeft.orElse(0L), date))
        .orElse(model.model() + " has no known end");
  }

  private static String ending(long days, LocalDate date) {
    if (days < 0) {
      return " ended on " + date;
    }
    return switch ((int) Math.min(days, 2)) {
      case 0 -> " ends today";
      case 1 -> " ends tomorrow";
      default -> " ends in " + days + " days";
    };
  }

  private String advice() {
    return successor
        .map(next -> "set " + setting + (isVariable() ? "=" + next : " to " + next))
        .orElse("choose another in " + setting);
  }

  private boolean isVariable() {
    return setting.indexOf('.') < 0;
  }
}
