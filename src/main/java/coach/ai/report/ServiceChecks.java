package coach.ai.report;

import static java.util.stream.Collectors.joining;

import coach.ai.Answer.Budget;
import coach.ai.ModelId;
import coach.ai.report.Check.Word;
import coach.ai.routing.Breakers;
import coach.ai.spend.Budgets.Standing;
import coach.ai.window.Account;
import coach.shared.Money;
import coach.shared.Spelling;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What must be right with ourselves: mode, money, limits, breakers.
final class ServiceChecks {
  private ServiceChecks() {}

  static Check environment(Snapshot now) {
    String mode = "mode: " + now.setup().mode().text();
    boolean pretends = now.setup().mock() && !now.setup().mode().isDevelopment();
    if (pretends) { // the startup gate refuses it; said all the same
      return new Check(Word.UNHEALTHY, "answers from the canned model", mode, Optional.of(0L));
    }
    String message =
        now.setup().mock() ? "development, with the canned model" : "answers come from models";
    return new Check(Word.HEALTHY, message, mode, Optional.of(0L));
  }

  static Check budget(Snapshot now) {
    return now.books()
        .account()
        .map(account -> budget(account, now))
        .orElse(
            new Check(
                Word.UNKNOWN,
                "the books cannot be read, so no call leaves",
                "the ledger",
                Optional.empty()));
  }

  private static Check budget(Account account, Snapshot now) {
    String evidence =
        account.standings().stream().map(ServiceChecks::describe).collect(joining("; "));
    Word status =
        account.standings().stream()
            .map(standing -> weight(standing, now))
            .reduce(Word.HEALTHY, Word::worse);
    return new Check(status, message(status), evidence, Optional.of(0L));
  }

  private static Word weight(Standing standing, Snapshot now) {
    if (standing.remaining().equals(Money.ZERO)) {
      return Word.UNHEALTHY;
    }
    Money warn = Money.ofUsd(now.setup().spend().dailyWarnUsd());
    return standing.budget() == Budget.DAY && !warn.exceeds(standing.spent())
        ? Word.DEGRADED
        : Word.HEALTHY;
  }

  private static String message(Word status) {
    return switch (status) {
      case HEALTHY -> "there is money left";
      case DEGRADED -> "the day's warning level is reached";
      case UNHEALTHY -> "a cap is reached: no more calls are made";
      case UNKNOWN -> "unknown";
    };
  }

  private static String describe(Standing standing) {
    return "%s: %s USD spent and %s held of %s"
        .formatted(
            Spelling.of(standing.budget()),
            standing.spent().usd().toPlainString(),
            standing.held().usd().toPlainString(),
            standing.cap().usd().toPlainString());
  }

  static Check rateLimit(Snapshot now) {
    String evidence = "the x-ratelimit headers of the last call to each model";
    List<ModelId> usedUp =
        now.calls().entrySet().stream()
            .filter(call -> call.getValue().room().filter(it -> it.isUsedUp(now.at())).isPresent())
            .map(Map.Entry::getKey)
            .toList();
    Optional<Long> age = LiveCalls.latestRoom(now.calls()).map(room -> now.secondsSince(room.at()));
    if (age.isEmpty()) {
      return new Check(Word.UNKNOWN, "no call has shown it yet", evidence, age);
    }
    return usedUp.isEmpty()
        ? new Check(Word.HEALTHY, "there is room", evidence, age)
        : new Check(Word.DEGRADED, "nothing is left for " + names(usedUp), evidence, age);
  }

  static Check breakers(Snapshot now) {
    List<ModelId> models = now.setup().models();
    List<ModelId> resting = models.stream().filter(it -> isResting(now, it)).toList();
    String evidence =
        now.breakers().isEmpty()
            ? "no breaker yet"
            : now.breakers().stream().map(ServiceChecks::describe).collect(joining("; "));
    Optional<Long> age = Optional.of(0L);
    if (!models.isEmpty() && resting.size() == models.size()) {
      return new Check(Word.UNHEALTHY, "no model takes calls", evidence, age);
    }
    return resting.isEmpty()
        ? new Check(Word.HEALTHY, "every model takes calls", evidence, age)
        : new Check(Word.DEGRADED, "no calls go to " + names(resting), evidence, age);
  }

  private static boolean isResting(Snapshot now, ModelId model) {
    return now.isOpen(model.toString()) || now.isOpen(model.provider().text());
  }

  private static String describe(Breakers.View breaker) {
    return breaker.name()
        + " "
        + Spelling.of(breaker.state())
        + breaker.reason().map(reason -> " (" + reason + ")").orElse("");
  }

  private static String names(List<ModelId> models) {
    return models.stream().map(ModelId::toString).collect(joining(", "));
  }
}
