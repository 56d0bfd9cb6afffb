package coach.ai.config;

import static coach.platform.Severity.ALWAYS;
import static coach.platform.Severity.ERROR;
import static coach.platform.Severity.WARNING;

import coach.platform.Rule;

/// What must hold for language models to be asked.
public final class AiRules {
  static final Rule AI_001 =
      Rule.never(
          "AI-001",
          ERROR,
          "no mock provider",
          "a trader would act on an answer that no model gave",
          "unset USE_MOCK_OPENAI, or: mock: false");

  static final Rule AI_002 =
      Rule.of(
          "AI-002",
          ERROR,
          "base URLs are https, of the provider itself or of a host in ai.trustedHosts, and without"
              + " user, query or fragment",
          "keys and charts would go to whoever answers there",
          "export AI_TRUSTED_HOSTS=HOST   # only if HOST is yours");

  static final Rule AI_003 =
      Rule.of(
          "AI-003",
          ERROR,
          "each provider that is asked has a key of its own kind that may do no more than ask",
          "the provider refuses any other; an administrator's can change the whole account",
          "export OPENAI_API_KEY_FILE=/run/secrets/openai_api_key");

  public static final Rule AI_004 =
      Rule.of(
          "AI-004",
          ERROR,
          "the provider accepts the key",
          "no question would be answered",
          "make a new key on the provider's page, and write it to the file that its …_API_KEY_FILE"
              + " names");

  public static final Rule AI_004_UNSURE =
      Rule.of(
          AI_004.id(),
          WARNING,
          AI_004.required(),
          AI_004.reason(),
          "look at the provider's status page and at the way there; the key may be good");

  public static final Rule AI_005 =
      Rule.of(
          "AI-005",
          ERROR,
          "each model of a route exists and can do what it is asked for",
          "it would be passed over at each question, and its fallbacks have the whole load",
          "export OPENAI_MODEL=gpt-5.6-terra OPENAI_FALLBACK_MODEL=gpt-5.6-luna");

  public static final Rule AI_006 =
      Rule.of(
          "AI-006",
          ERROR,
          "each model of a route has a price in force that was checked within 90 days",
          "what a question may cost could not be held, and caps would not hold either",
          "compare with the provider's page, then: ai: {prices: /etc/coach/prices.yml}");

  /// Says it in good time.
  public static final Rule AI_006_SOON =
      Rule.of(AI_006.id(), WARNING, AI_006.required(), AI_006.reason(), AI_006.fix());

  /// Without prices that can be read there is nothing to start with.
  public static final Rule AI_006_FILE =
      Rule.never(AI_006.id(), ALWAYS, AI_006.required(), AI_006.reason(), AI_006.fix());

  static final Rule AI_007 =
      Rule.of(
          "AI-007",
          ERROR,
          "each route that is configured names at least one model, and none twice",
          "nobody would be asked, or one that just failed would be asked again",
          "ai: {routes: {review: [openai/gpt-5.6-terra, openai/gpt-5.6-luna]}}");

  /// A fallback that is the model itself is none.
  static final Rule AI_007_SAME =
      Rule.of(AI_007.id(), WARNING, AI_007.required(), AI_007.reason(), AI_007.fix());

  public static final Rule AI_008 =
      Rule.of(
          "AI-008",
          ERROR,
          "0 < connecting < reading <= the deadline, and maxOutputTokens within what models write",
          "an answer could not come in time, or would be refused for what it asks",
          "ai: {deadlineSeconds: 60, client: {connectionTimeout: 3s, timeout: 60s}}");

  static final Rule AI_009 =
      Rule.of(
          "AI-009",
          ERROR,
          "at most 3 retries, at most 20 % of requests, and none by the HTTP client",
          "a provider in trouble is brought down by those who ask again, and each try may be"
              + " charged",
          "ai: {routing: {maxRetries: 2, retryBudget: 0.1}, client: {retries: 0}}");

  public static final Rule AI_010 =
      Rule.of(
          "AI-010",
          ERROR,
          "no model of a route has ended",
          "the provider answers no question to it any more",
          "export OPENAI_MODEL=gpt-5.6-terra");

  public static final Rule AI_011 =
      Rule.of(
          "AI-011",
          WARNING,
          "no model of a route ends within 60 days",
          "after its last day the provider answers no question to it",
          "export OPENAI_MODEL=gpt-5.6-terra");

  static final Rule THR_002 =
      Rule.of(
          "THR-002",
          ERROR,
          "concurrentPerModel x models of a provider <= client.maxConnectionsPerRoute, and that of"
              + " all <= client.maxConnections",
          "requests would wait for a connection, with the user's money held",
          "ai: {routing: {concurrentPerModel: 2500}, client: {maxConnectionsPerRoute: 16384}}");

  private AiRules() {}
}
