package coach.ai.report;

import coach.ai.Answer.Budget;
import coach.ai.FailureClass;
import coach.ai.ModelId;
import coach.ai.ProviderName;
import coach.ai.key.KeyView;
import coach.ai.lifecycle.ModelLife;
import coach.ai.lifecycle.Sighting;
import coach.ai.routing.Breakers;
import coach.ai.spend.Budgets.Part;
import coach.ai.spend.Budgets.Standing;
import coach.ai.spend.Budgets.Unsettled;
import coach.ai.status.Configurations;
import coach.ai.window.Account;
import coach.ai.window.Books;
import coach.ai.window.Figures;
import coach.ai.window.Figures.Latency;
import coach.ai.window.Span;
import coach.ai.window.Windows;
import coach.platform.Mode;
import coach.shared.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Snapshots of a service with two models of OpenAI, at its best until the test says otherwise.
final class Snapshots {
  static final Instant NOW = Instant.parse("2026-11-20T15:00:00Z");
  static final ModelId FIRST = ModelId.of("openai/gpt-5");
  static final ModelId SECOND = ModelId.of("openai/gpt-5.6-luna");

  List<KeyView> keys = List.of(key(KeyView.Standing.SERVING, 10));
  Sighting sighting = new Sighting(List.of(), Optional.of(NOW.minusSeconds(40)), Optional.empty());
  List<ModelLife> models = List.of(life(FIRST, Optional.empty()), life(SECOND, Optional.empty()));
  List<Breakers.View> breakers = List.of();
  Map<ModelId, LiveCalls.Last> calls = Map.of();
  Optional<Account> account = Optional.of(spent("1"));
  Optional<Windows> windows = Optional.of(hour(1_000, 1_000, 5_000));

  Snapshot take() {
    Setup setup =
        new Setup(
            Mode.PRODUCTION,
            false,
            List.of(ProviderName.OPENAI),
            List.of(List.of(FIRST, SECOND)),
            Configurations.spend());
    return new Snapshot(
        NOW,
        setup,
        keys,
        Map.of(ProviderName.OPENAI, sighting),
        models,
        breakers,
        calls,
        new Books.Reading(account, windows, Optional.empty()));
  }

  static KeyView key(KeyView.Standing standing, long days) {
    return new KeyView(
        ProviderName.OPENAI,
        KeyView.Origin.WANTED,
        standing,
        Optional.of("3f2a1c"),
        Optional.of(NOW.minus(Duration.ofDays(days))),
        standing == KeyView.Standing.REFUSED ? Optional.of("it is refused") : Optional.empty(),
        false);
  }

  /// A new key beside the one that serves.
  static KeyView untried(String why) {
    return new KeyView(
        ProviderName.OPENAI,
        KeyView.Origin.WANTED,
        KeyView.Standing.UNVERIFIED,
        Optional.of("3f2a1c"),
        Optional.empty(),
        Optional.of(why),
        true);
  }

  static Sighting failing(FailureClass reason) {
    return new Sighting(
        List.of(), Optional.empty(), Optional.of(new Sighting.Failure(reason, NOW, NOW)));
  }

  /// As the price table alone knows it.
  static ModelLife unseen(ModelId model, Optional<Long> daysLeft) {
    ModelLife seen = life(model, daysLeft);
    return new ModelLife(
        model,
        ModelLife.Existence.UNKNOWN,
        seen.shutdown(),
        daysLeft.map(_ -> ModelLife.Source.PRICES),
        daysLeft,
        seen.successor(),
        seen.priceAge(),
        seen.setting());
  }

  static Account unsettled(long calls) {
    return new Account(
        spent("1").standings(),
        new Unsettled(
            new Part(0, Money.ZERO), new Part(calls, usd("0.25")), Optional.of(Duration.ZERO)),
        Money.ZERO);
  }

  static ModelLife life(ModelId model, Optional<Long> daysLeft) {
    return new ModelLife(
        model,
        ModelLife.Existence.LISTED,
        daysLeft.map(days -> LocalDate.parse("2026-11-20").plusDays(days)),
        daysLeft.map(_ -> ModelLife.Source.PROVIDER),
        daysLeft,
        Optional.of("gpt-5.6-terra"),
        Optional.empty(),
        "OPENAI_MODEL");
  }

  static ModelLife missing(ModelId model) {
    return new ModelLife(
        model,
        ModelLife.Existence.MISSING,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "OPENAI_MODEL");
  }

  static Breakers.View open(String name, String reason) {
    return new Breakers.View(
        name, Breakers.State.OPEN, Optional.of(reason), NOW.minusSeconds(90), false);
  }

  static Breakers.View heldOpen(String name) {
    return new Breakers.View(
        name, Breakers.State.OPEN, Optional.of("operator"), NOW.minusSeconds(90), true);
  }

  static Account spent(String usd) {
    return new Account(
        List.of(
            new Standing(
                Budget.DAY,
                usd("60"),
                Optional.of(usd("50")),
                usd(usd),
                Money.ZERO,
                NOW,
                NOW.plusSeconds(3_600))),
        new Unsettled(new Part(0, Money.ZERO), new Part(0, Money.ZERO), Optional.empty()),
        Money.ZERO);
  }

  static Windows hour(long counted, long succeeded, long p95) {
    Figures figures =
        new Figures(
            counted,
            counted,
            succeeded,
            Optional.of(new Latency(p95 / 2, p95, p95 * 2)),
            counted,
            0,
            Money.ZERO,
            Money.ZERO,
            0,
            Money.ZERO);
    return new Windows(Map.of(Span.HOUR, new Windows.Window(figures, Map.of())));
  }

  private static Money usd(String text) {
    return Money.ofUsd(new BigDecimal(text));
  }
}
