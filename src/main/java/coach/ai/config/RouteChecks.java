package coach.ai.config;

import static coach.ai.config.AiRules.AI_007;
import static coach.ai.config.AiRules.AI_007_SAME;
import static coach.ai.config.AiRules.AI_008;
import static coach.ai.config.AiRules.AI_009;
import static coach.ai.config.AiRules.THR_002;
import static coach.platform.Violation.when;

import coach.ai.ModelId;
import coach.ai.ProviderName;
import coach.ai.Purpose;
import coach.platform.Violation;
import io.dropwizard.util.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// In which order models are asked, how long, how often and how many at once.
record RouteChecks(AiConfiguration ai) {
  private static final double LARGEST_BUDGET = 0.2;
  private static final int MOST_RETRIES = 3;

  Stream<Violation> violations() {
    return Stream.of(routes(), fallbacks(), timeouts(), retries(), connections())
        .flatMap(found -> found);
  }

  private Stream<Violation> routes() {
    return Stream.concat(
        Arrays.stream(Purpose.values())
            .filter(ai.routes()::containsKey)
            .flatMap(purpose -> route("ai.routes." + purpose.text(), ai.route(purpose))),
        ai.aliases().entrySet().stream()
            .flatMap(alias -> route("ai.aliases." + alias.getKey(), alias.getValue())));
  }

  private Stream<Violation> fallbacks() {
    return Arrays.stream(KnownProvider.values())
        .filter(known -> ai.provider(known.provider()).key().isPresent())
        .filter(known -> fallsBackOnItself(ai.provider(known.provider())))
        .map(
            known ->
                AI_007_SAME
                    .brokenAt("ai." + known + ".fallbackModel")
                    .found("the same as model, so there is no fallback"));
  }

  private static boolean fallsBackOnItself(ProviderConfiguration provider) {
    return provider.fallbackModel().isPresent()
        && provider.fallbackModel().equals(provider.model());
  }

  private Stream<Violation> route(String key, List<ModelId> route) {
    Set<ModelId> seen = new HashSet<>();
    return ai.mock()
        ? Stream.empty()
        : Stream.concat(
            when(route.isEmpty(), AI_007.brokenAt(key).found("an empty list")),
            route.stream()
                .filter(model -> !seen.add(model))
                .map(model -> AI_007.brokenAt(key).found(model + " twice")));
  }

  private Stream<Violation> timeouts() {
    ClientConfiguration client = ai.client();
    Duration deadline = Duration.seconds(ai.deadlineSeconds());
    return Stream.of(
            broken(
                isNone(client.getConnectionTimeout())
                    || client.getConnectionTimeout().compareTo(client.getTimeout()) >= 0,
                "connectionTimeout",
                "above 0 and less than timeout, " + client.getTimeout()),
            broken(
                client.getTimeout().compareTo(deadline) > 0,
                "timeout",
                "at most deadlineSeconds, " + deadline),
            broken(
                isNone(client.getConnectionRequestTimeout())
                    || client.getConnectionRequestTimeout().compareTo(deadline) > 0,
                "connectionRequestTimeout",
                "above 0 and at most deadlineSeconds, " + deadline))
        .flatMap(found -> found);
  }

  private static Stream<Violation> broken(boolean broken, String field, String required) {
    return when(broken, AI_008.brokenAt("ai.client." + field).required(required));
  }

  private static boolean isNone(Duration duration) {
    return duration.toNanoseconds() <= 0;
  }

  private Stream<Violation> retries() {
    return Stream.of(
            when(
                ai.routing().maxRetries() > MOST_RETRIES,
                AI_009.brokenAt("ai.routing.maxRetries").required("at most 3")),
            when(
                ai.routing().retryBudget() > LARGEST_BUDGET,
                AI_009.brokenAt("ai.routing.retryBudget").required("at most 0.2")),
            when(
                ai.client().getRetries() != 0,
                AI_009
                    .brokenAt("ai.client.retries")
                    .required("0: the gateway retries, on the books")))
        .flatMap(found -> found);
  }

  private Stream<Violation> connections() {
    Map<ProviderName, Long> models =
        Arrays.stream(Purpose.values())
            .flatMap(purpose -> ai.everyModel(purpose).stream())
            .filter(model -> model.provider() != ProviderName.CANNED)
            .distinct()
            .collect(Collectors.groupingBy(ModelId::provider, Collectors.counting()));
    long each = ai.routing().concurrentPerModel();
    long most = each * models.values().stream().mapToLong(Long::longValue).max().orElse(0);
    long all = each * models.values().stream().mapToLong(Long::longValue).sum();
    return Stream.of(
            tooFew("maxConnectionsPerRoute", ai.client().getMaxConnectionsPerRoute(), most),
            tooFew("maxConnections", ai.client().getMaxConnections(), all))
        .flatMap(Function.identity());
  }

  private static Stream<Violation> tooFew(String field, int there, long needed) {
    return when(
        there < needed,
        THR_002
            .brokenAt("ai.client." + field)
            .found(field + " " + there + ", requests under way " + needed)
            .required("at least " + needed));
  }
}
