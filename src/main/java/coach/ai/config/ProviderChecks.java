package coach.ai.config;

import static coach.ai.config.AiRules.AI_001;
import static coach.ai.config.AiRules.AI_002;
import static coach.ai.config.AiRules.AI_003;

import coach.ai.ProviderName;
import coach.platform.Mode;
import coach.platform.Violation;
import coach.platform.secret.Secret;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/// Who is asked, where, and with which key.
record ProviderChecks(AiConfiguration ai, Mode mode) {
  Stream<Violation> violations() {
    return Stream.of(
            pretended(),
            new TrustedHosts(ai.trustedHosts()).violations(),
            Arrays.stream(KnownProvider.values()).flatMap(this::of),
            withoutKey())
        .flatMap(found -> found);
  }

  /// What is wrong with one provider: a key goes nowhere until that is mended.
  Stream<Violation> of(KnownProvider provider) {
    return Stream.concat(baseUrl(provider), keys(provider));
  }

  /// Development may answer from the canned model, and says so in each answer.
  private Stream<Violation> pretended() {
    if (mode.isDevelopment()) {
      return Stream.empty();
    }
    Routes routes = new Routes(ai);
    Stream<Violation> named =
        Stream.concat(Arrays.stream(KnownProvider.values()).flatMap(routes::models), routes.named())
            .filter(RouteEntry::pretends)
            .map(entry -> AI_001.brokenAt(entry.key()).fix("name a model of a provider"));
    return Stream.concat(Violation.when(ai.mock(), AI_001.brokenAt("ai.mock")), named);
  }

  private Stream<Violation> baseUrl(KnownProvider provider) {
    URI url = ai.provider(provider.provider()).baseUrl().orElse(provider.baseUrl());
    String key = "ai." + provider + ".baseUrl";
    if (!isPlain(url)) {
      return Stream.of(
          AI_002
              .brokenAt(key)
              .found("a URL that is not just https://HOST/PATH")
              .fix("baseUrl: " + provider.baseUrl()));
    }
    boolean good = "https".equalsIgnoreCase(url.getScheme()) && provider.owns(url.getHost());
    return Violation.when(
        !mode.isDevelopment() && !good && !ai.trusts(url),
        AI_002
            .brokenAt(key)
            .fix(
                "baseUrl: "
                    + provider.baseUrl()
                    + ", or export AI_TRUSTED_HOSTS="
                    + url.getHost()));
  }

  private static boolean isPlain(URI url) {
    return ("https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme()))
        && url.getHost() != null
        && url.getRawUserInfo() == null
        && url.getRawQuery() == null
        && url.getRawFragment() == null;
  }

  private Stream<Violation> keys(KnownProvider provider) {
    ProviderConfiguration it = ai.provider(provider.provider());
    String host = it.baseUrl().map(URI::getHost).orElse("");
    return Stream.concat(
        key(provider, host, "key", it.key()), key(provider, host, "previousKey", it.previousKey()));
  }

  private static Stream<Violation> key(
      KnownProvider provider, String host, String field, Optional<Secret> key) {
    return key
        .flatMap(secret -> KeyHome.fault(provider, secret.reveal(), provider.owns(host)))
        .map(
            fault ->
                AI_003
                    .brokenAt("ai." + provider + "." + field)
                    .found(fault)
                    .fix(
                        "put a key of %s into the file that %s_API_KEY_FILE names"
                            .formatted(provider, provider.name())))
        .stream();
  }

  private Stream<Violation> withoutKey() {
    return ai.mock()
        ? Stream.empty()
        : new Routes(ai)
            .named()
            .map(entry -> entry.model().provider())
            .filter(name -> name != ProviderName.CANNED && ai.provider(name).key().isEmpty())
            .distinct()
            .map(
                name ->
                    AI_003.brokenAt("ai." + name.text() + ".key").found("none, but a route asks"));
  }
}
