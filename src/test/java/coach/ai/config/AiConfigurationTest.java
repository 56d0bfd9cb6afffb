package coach.ai.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coach.ai.ModelId;
import coach.ai.ProviderName;
import coach.ai.Purpose;
import coach.platform.secret.Secret;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.dropwizard.jackson.Jackson;
import io.dropwizard.util.Duration;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AiConfigurationTest {
  private static final ObjectMapper YAML = Jackson.newObjectMapper(new YAMLFactory());

  /// What has no default: money.
  private static final String SPEND =
      """
      spend:
        dayZone: UTC
        dailyWarnUsd: 40
        dailyTargetUsd: 50
        dailyCapUsd: 60
        monthlyCapUsd: 1000
        userDailyCapUsd: 5
      """;

  @Test
  void everythingButMoneyHasADefault() {
    AiConfiguration ai = read("");

    assertThat(ai.mock()).isFalse();
    assertThat(ai.deadlineSeconds()).isEqualTo(60);
    assertThat(ai.maxOutputTokens()).isEqualTo(4096);
    assertThat(ai.trustedHosts()).isEmpty();
    assertThat(ai.prices()).isEmpty();
    assertThat(ai.routes()).isEmpty();
    assertThat(ai.routing()).isEqualTo(RoutingConfiguration.DEFAULT);
    assertThat(ai.usable()).isFalse();
    assertThat(ai.configured())
        .isEqualTo(Map.of("openai", false, "anthropic", false, "perplexity", false));
  }

  @Test
  void aProviderHasItsOwnAddressAndUsualModel() {
    AiConfiguration ai = read("");

    assertThat(ai.provider(ProviderName.OPENAI))
        .isEqualTo(usual("https://api.openai.com/v1", "gpt-5.6-terra"));
    assertThat(ai.provider(ProviderName.ANTHROPIC))
        .isEqualTo(usual("https://api.anthropic.com/v1", "claude-sonnet-5"));
    assertThat(ai.provider(ProviderName.PERPLEXITY))
        .isEqualTo(usual("https://api.perplexity.ai/v1", "sonar"));
    assertThat(ai.provider(ProviderName.CANNED)).isEqualTo(ProviderConfiguration.ABSENT);
  }

  @Test
  void theClientWaitsAsLongAsTheDeadlineAndNeverRepeats() {
    ClientConfiguration client = read("").client();

    assertThat(client.getTimeout()).isEqualTo(Duration.seconds(60));
    assertThat(client.getConnectionTimeout()).isEqualTo(Duration.seconds(3));
    assertThat(client.getConnectionRequestTimeout()).isEqualTo(Duration.seconds(1));
    assertThat(client.getTimeToLive()).isEqualTo(Duration.minutes(5));
    assertThat(client.getKeepAlive()).isEqualTo(Duration.seconds(30));
    assertThat(client.getValidateAfterInactivityPeriod()).isEqualTo(Duration.milliseconds(100));
    assertThat(client.getMaxConnections()).isEqualTo(32_768);
    assertThat(client.getMaxConnectionsPerRoute()).isEqualTo(16_384);
    assertThat(client.getRetries()).isZero();
    assertThat(client.isCookiesEnabled()).isFalse();
    assertThat(client.isGzipEnabled()).isFalse();
    assertThat(client.isGzipEnabledForRequests()).isFalse();
    assertThat(client.isChunkedEncodingEnabled()).isFalse();
    assertThat(client.isProtocolUpgradeEnabled()).isFalse();
  }

  @Test
  void aTimeoutThatNobodyChoseFollowsTheDeadline() {
    ClientConfiguration client = read("deadlineSeconds: 6\nclient: {keepAlive: 5s}\n").client();

    assertThat(client.getTimeout()).isEqualTo(Duration.seconds(6));
    assertThat(client.getConnectionTimeout()).isEqualTo(Duration.milliseconds(2000));
    assertThat(client.getKeepAlive()).isEqualTo(Duration.seconds(5));
    assertThat(client.isGzipEnabled()).isFalse();
  }

  @Test
  void aTimeoutThatSomebodyChoseStays() {
    ClientConfiguration client =
        read("deadlineSeconds: 6\nclient: {timeout: 5s, connectionTimeout: 4s}\n").client();

    assertThat(client.getTimeout()).isEqualTo(Duration.seconds(5));
    assertThat(client.getConnectionTimeout()).isEqualTo(Duration.seconds(4));
  }

  @Test
  void routingIsPersistentWithinBounds() {
    RoutingConfiguration routing = read("routing: {breaker: {rest: 20s}}\n").routing();

    assertThat(routing.maxRetries()).isEqualTo(2);
    assertThat(routing.retryBudget()).isEqualTo(0.1);
    assertThat(routing.concurrentPerModel()).isEqualTo(2_500);
    assertThat(routing.breaker().window()).isEqualTo(Duration.seconds(10));
    assertThat(routing.breaker().minimumCalls()).isEqualTo(5);
    assertThat(routing.breaker().failureRate()).isEqualTo(0.5);
    assertThat(routing.breaker().rest()).isEqualTo(Duration.seconds(20));
    assertThat(RoutingConfiguration.DEFAULT.breaker().rest()).isEqualTo(Duration.seconds(10));
  }

  @Test
  void moneyIsCappedForOneAnswerToo() {
    SpendConfiguration spend = read("").spend();

    assertThat(spend.answerCapUsd()).isEqualByComparingTo("1");
    assertThat(spend.retention()).isEqualTo(Duration.days(400));
    assertThat(spend.alertShares().toString()).isEqualTo("[0.5, 0.8, 1]");
  }

  @Test
  void anAnswerNeverCostsMoreThanItsUserMaySpend() {
    String little = SPEND.replace("userDailyCapUsd: 5", "userDailyCapUsd: 0.25");

    assertThat(parse(little).spend().answerCapUsd()).isEqualByComparingTo("0.25");
  }

  @Test
  void everyKeyIsRead() {
    AiConfiguration ai =
        read(
            """
            mock: true
            openai:
              key: sk-fake-one
              previousKey: sk-fake-two
              baseUrl: https://gateway.internal/v1
              model: gpt-5.4
              fallbackModel: gpt-5.5
              organization: org-1
              project: proj-1
            trustedHosts: Gateway.internal, other.internal:8443
            prices: /etc/coach/prices.yml
            routes: {review: [openai/gpt-5.4, perplexity/perplexity/sonar]}
            """);

    ProviderConfiguration openai = ai.openai();
    assertThat(openai.key().map(Secret::reveal)).contains("sk-fake-one");
    assertThat(openai.previousKey().map(Secret::reveal)).contains("sk-fake-two");
    assertThat(openai.baseUrl()).contains(URI.create("https://gateway.internal/v1"));
    assertThat(openai.model()).contains("gpt-5.4");
    assertThat(openai.fallbackModel()).contains("gpt-5.5");
    assertThat(openai.organization()).contains("org-1");
    assertThat(openai.project()).contains("proj-1");
    assertThat(ai.mock()).isTrue();
    assertThat(ai.trustedHosts()).containsExactly("gateway.internal", "other.internal:8443");
    assertThat(ai.prices()).contains(Path.of("/etc/coach/prices.yml"));
    assertThat(ai.routes().get(Purpose.REVIEW))
        .containsExactly(
            ModelId.of("openai/gpt-5.4"), new ModelId(ProviderName.PERPLEXITY, "perplexity/sonar"));
  }

  @Test
  void aKeyWithoutTextIsAbsent() {
    AiConfiguration ai = read("openai: {key: '', previousKey: ' '}\nanthropic: {key: }\n");

    assertThat(ai.usable()).isFalse();
    assertThat(ai.openai().previousKey()).isEmpty();
  }

  @Test
  void onlyOpenAiHasOrganizations() {
    assertThatThrownBy(() -> read("anthropic: {organization: org-1}\n"))
        .hasMessageContaining("must be without organization and project at anthropic");
  }

  @Test
  void aUsualRouteHasTheModelsOfTheProvidersWithAKey() {
    AiConfiguration ai =
        read("openai: {key: sk-fake-one, fallbackModel: gpt-5.6-luna}\nanthropic: {key: k}\n");

    assertThat(ai.entries(Purpose.REVIEW))
        .extracting(entry -> entry.key() + " " + entry.model())
        .containsExactly(
            "ai.openai.model openai/gpt-5.6-terra",
            "ai.openai.fallbackModel openai/gpt-5.6-luna",
            "ai.anthropic.model anthropic/claude-sonnet-5");
  }

  @Test
  void aProviderThatSeesNoChartsReviewsOnlyWhenItIsAlone() {
    AiConfiguration alone = read("perplexity: {key: p}\n");
    AiConfiguration together = read("perplexity: {key: p}\nanthropic: {key: k}\n");

    assertThat(alone.route(Purpose.REVIEW)).extracting("model").containsExactly("sonar");
    assertThat(together.route(Purpose.REVIEW))
        .extracting("model")
        .containsExactly("claude-sonnet-5");
    assertThat(together.route(Purpose.COMPAT))
        .extracting("model")
        .containsExactly("claude-sonnet-5", "sonar");
  }

  @Test
  void aFallbackThatIsTheModelItselfIsNoFallback() {
    AiConfiguration ai = read("openai: {key: k, model: gpt-5.5, fallbackModel: gpt-5.5}\n");

    assertThat(ai.route(Purpose.COMPAT)).containsExactly(ModelId.of("openai/gpt-5.5"));
  }

  @Test
  void aMockIsAskedAlone() {
    AiConfiguration ai = read("mock: true\nopenai: {key: k}\n");

    assertThat(ai.route(Purpose.REVIEW)).containsExactly(ModelId.CANNED);
    assertThat(ai.usable()).isTrue();
  }

  private static ProviderConfiguration usual(String url, String model) {
    return new ProviderConfiguration(
        Optional.empty(),
        Optional.empty(),
        Optional.of(URI.create(url)),
        Optional.of(model),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static AiConfiguration read(String yaml) {
    return parse(yaml + SPEND);
  }

  private static AiConfiguration parse(String yaml) {
    try {
      return YAML.readValue(yaml, AiConfiguration.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
