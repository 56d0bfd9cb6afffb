package coach.ai.report;

import coach.ai.Answer.Budget;
import coach.ai.key.KeyView;
import coach.ai.lifecycle.ModelLife;
import coach.ai.routing.Breakers;
import coach.ai.window.Account;
import coach.shared.Money;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What an operator had better do, each in one line that names the setting or the endpoint.
public final class Recommendations {
  private static final String BILLING = "billing";

  private Recommendations() {}

  public static List<String> of(Snapshot now) {
    return Stream.of(
            now.models().stream().filter(ModelLife::needsAttention).map(ModelLife::recommendation),
            now.keys().stream().flatMap(key -> key(now, key)),
            now.open().stream().flatMap(Recommendations::breaker),
            now.books().account().stream().flatMap(account -> account(now, account)))
        .flatMap(lines -> lines)
        .toList();
  }

  private static Stream<String> key(Snapshot now, KeyView key) {
    String name = key.provider().text() + " " + key.name();
    if (ProviderChecks.isTrouble(key)) {
      String why = key.why().orElse("refused");
      return Stream.of("%s is not used (%s); correct %s".formatted(name, why, variable(key)));
    }
    Optional<Long> days = key.age(now.at()).map(Duration::toDays);
    return key.serves() && key.isOld(now.at())
        ? days
            .map(
                it ->
                    "%s is %d days old; make a new one and put it into %s"
                        .formatted(name, it, variable(key)))
            .stream()
        : Stream.empty();
  }

  private static String variable(KeyView key) {
    String name = key.provider().name().toUpperCase(Locale.ROOT) + "_API_KEY";
    return key.inFile() ? "the file of " + name + "_FILE" : name;
  }

  private static Stream<String> breaker(Breakers.View breaker) {
    return breaker.reason().filter(BILLING::equals).isPresent()
        ? Stream.of(
            "%s refuses for money; raise its limit, then POST /tasks/breaker?name=%s&to=auto"
                .formatted(breaker.name(), breaker.name()))
        : Stream.empty();
  }

  private static Stream<String> account(Snapshot now, Account account) {
    Stream<String> unsettled =
        account.unsettled().unknown().attempts() == 0
            ? Stream.empty()
            : Stream.of(
                "%d calls have unknown costs; look at GET /api/ops/holds and resolve them"
                    .formatted(account.unsettled().unknown().attempts()));
    return Stream.concat(unsettled, spending(now, account).stream());
  }

  private static Optional<String> spending(Snapshot now, Account account) {
    Money warn = Money.ofUsd(now.setup().spend().dailyWarnUsd());
    return account
        .of(Budget.DAY)
        .filter(day -> !warn.exceeds(day.spent()))
        .map(
            day ->
                "%s of %s USD are spent today; see who in GET /api/ops/ledger, or change the cap"
                        .formatted(
                            day.spent().usd().toPlainString(), day.cap().usd().toPlainString())
                    + " with PUT /api/ops/budget");
  }
}
