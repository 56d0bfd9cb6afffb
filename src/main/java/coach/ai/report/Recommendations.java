package coach.ai.report;

import coach.ai.Answer.Budget;
import coach.ai.FailureClass;
import coach.ai.ProviderName;
import coach.ai.key.KeyView;
import coach.ai.lifecycle.ModelLife;
import coach.ai.lifecycle.Sighting;
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
  private static final String BAD_KEY = "bad_key";

  private Recommendations() {}

  public static List<String> of(Snapshot now) {
    return Stream.of(
            now.models().stream().filter(ModelLife::needsAttention).map(ModelLife::recommendation),
            now.keys().stream().flatMap(key -> key(now, key)),
            now.setup().providers().stream().flatMap(provider -> provider(now, provider)),
            now.setup().providers().stream().flatMap(provider -> keyless(now, provider)),
            now.open().stream().flatMap(breaker -> breaker(now, breaker)),
            now.books().account().stream().flatMap(account -> account(now, account)))
        .flatMap(lines -> lines)
        .toList();
  }

  private static Stream<String> key(Snapshot now, KeyView key) {
    String name = key.provider().text() + " " + key.name();
    if (ProviderChecks.isTrouble(key)) {
      String why = key.why().orElse("refused");
      String remedy =
          ProviderChecks.isRefused(key)
              ? "correct " + variable(key)
              : "there is nothing to correct: it is tried again every minute";
      return Stream.of("%s is not used (%s); %s".formatted(name, why, remedy));
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
    String name = variable(key.provider());
    return key.inFile() ? "the file of " + name + "_FILE" : name;
  }

  private static String variable(ProviderName provider) {
    return provider.name().toUpperCase(Locale.ROOT) + "_API_KEY";
  }

  /// A key that is refused has its own line, and so has an account without money.
  private static Stream<String> provider(Snapshot now, ProviderName provider) {
    String url = provider.name().toUpperCase(Locale.ROOT) + "_BASE_URL";
    return now.failure(provider).map(Sighting.Failure::reason).stream()
        .flatMap(
            reason ->
                switch (reason) {
                  case BAD_KEY, BILLING -> Stream.empty();
                  case FORBIDDEN ->
                      Stream.of(
                          "refuses us; see on its page whether this address and project may ask");
                  case UNREACHABLE ->
                      Stream.of("cannot be reached; look at DNS, the firewall and " + url);
                  case REDIRECTED, MODEL_NOT_FOUND, BAD_REQUEST, BAD_IMAGE, CONTEXT_LENGTH ->
                      Stream.of("does not know GET /v1/models there; correct " + url);
                  case RATE_LIMITED, OVERLOADED, SERVER_ERROR, GATEWAY_ERROR, RESET, TIMEOUT ->
                      Stream.of(passes(reason));
                  case MALFORMED -> Stream.of(passes(reason) + ", unless " + url + " is wrong");
                })
        .map(advice -> provider.text() + " " + advice);
  }

  private static String passes(FailureClass reason) {
    return "fails (%s); look at its status page: there is nothing to correct here"
        .formatted(reason.text());
  }

  /// Keys that somebody gave have their own lines.
  private static Stream<String> keyless(Snapshot now, ProviderName provider) {
    return now.hasKey(provider) || hasTrouble(now, provider)
        ? Stream.empty()
        : Stream.of(
            "%s has no usable key; put one into %s, then POST /tasks/rotate-ai-key?provider=%s"
                .formatted(provider.text(), variable(provider), provider.text()));
  }

  private static boolean hasTrouble(Snapshot now, ProviderName provider) {
    return now.keys().stream()
        .anyMatch(key -> key.provider() == provider && ProviderChecks.isTrouble(key));
  }

  private static Stream<String> breaker(Snapshot now, Breakers.View breaker) {
    String name = breaker.name();
    String close = "POST /tasks/breaker?name=%s&to=auto".formatted(name);
    if (breaker.steered()) {
      return Stream.of("%s is held open by an operator; %s ends that".formatted(name, close));
    }
    return switch (breaker.reason().orElse("unknown")) {
      case BILLING ->
          Stream.of(
              "%s has no money left for us; raise the limit there, then %s".formatted(name, close));
      case BAD_KEY -> refused(now, name);
      case String reason -> resting(now, name, reason, close);
    };
  }

  private static Stream<String> refused(Snapshot now, String provider) {
    return now.setup().providers().stream()
        .filter(it -> it.text().equals(provider) && now.hasKey(it) && !hasTrouble(now, it))
        .map(
            it ->
                "%s refuses our key; put another one into %s, then POST"
                        .formatted(
                            provider,
                            now.servingKey(it).map(Recommendations::variable).orElse(variable(it)))
                    + " /tasks/rotate-ai-key?provider="
                    + provider);
  }

  /// While others answer, there is nothing to be done about one that rests.
  private static Stream<String> resting(Snapshot now, String name, String reason, String close) {
    return now.setup().models().stream().anyMatch(now::takesCalls)
        ? Stream.empty()
        : Stream.of(
            "no model takes calls, and %s rests (%s); it is tried again by itself: look at its"
                    .formatted(name, reason)
                + " provider's status page, or try it at once with "
                + close);
  }

  private static Stream<String> account(Snapshot now, Account account) {
    long unknown = account.unsettled().unknown().attempts();
    Stream<String> unsettled =
        unknown == 0
            ? Stream.empty()
            : Stream.of(
                "the cost of %d %s is unknown; look at GET /api/ops/holds and resolve them"
                    .formatted(unknown, unknown == 1 ? "call" : "calls"));
    return Stream.concat(unsettled, spending(now, account).stream());
  }

  private static Optional<String> spending(Snapshot now, Account account) {
    Money warn = Money.ofUsd(now.setup().spend().dailyWarnUsd());
    return account
        .of(Budget.DAY)
        .filter(day -> !warn.exceeds(day.spent()))
        .map(
            day ->
                "%s of %s USD is spent today; see by whom in GET /api/ops/ledger, or change the cap"
                        .formatted(
                            day.spent().usd().toPlainString(), day.cap().usd().toPlainString())
                    + " with PUT /api/ops/budget");
  }
}
