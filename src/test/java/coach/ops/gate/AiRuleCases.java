package coach.ops.gate;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import coach.support.Production;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/// Configurations that break exactly one rule of the AI section.
final class AiRuleCases {
  // Assembled, so that no scanner of this repository takes them for real.
  private static final String OPENAI = "sk-" + "proj-fake0123456789ABCDEFabcdef";
  private static final String ANTHROPIC = "sk-" + "ant-api03-fake0123456789ABCDEFabcdef";
  private static final String PERPLEXITY = "pplx" + "-fake0123456789ABCDEFabcdef";

  private AiRuleCases() {}

  static Production withKey() {
    return new Production().set("OPENAI_API_KEY", OPENAI);
  }

  static Production withAllKeys() {
    return withKey().set("ANTHROPIC_API_KEY", ANTHROPIC).set("PERPLEXITY_API_KEY", PERPLEXITY);
  }

  static Stream<Arguments> all() {
    return Stream.of(mocks(), addresses(), keys(), models(), patience(), money())
        .flatMap(cases -> cases);
  }

  private static Stream<Arguments> mocks() {
    return Stream.of(
        arguments("AI-001", new Production().set("USE_MOCK_OPENAI", "true")),
        arguments("AI-001", withKey().set("USE_MOCK_OPENAI", "true")),
        arguments("AI-001", new Production().set("OPENAI_MODEL", "canned")),
        arguments("AI-001", withKey().set("OPENAI_FALLBACK_MODEL", "Mock-gpt")),
        arguments("AI-001", section("routes: {review: [canned/canned]}")),
        arguments("AI-001", section("routes: {review: [openai/gpt-5.6-terra, canned/real]}")));
  }

  private static Stream<Arguments> addresses() {
    return Stream.of(
        arguments("AI-002", new Production().set("OPENAI_BASE_URL", "http://127.0.0.1:4010/v1")),
        arguments("AI-002", withKey().set("OPENAI_BASE_URL", "https://localhost/v1")),
        arguments("AI-002", withKey().set("AI_TRUSTED_HOSTS", "https://gateway.internal/v1")),
        arguments("AI-002", withKey().set("AI_TRUSTED_HOSTS", "gateway.internal,,other.internal")),
        arguments("AI-002", withKey().set("AI_TRUSTED_HOSTS", "*.internal")),
        arguments("AI-002", withKey().set("OPENAI_BASE_URL", "https://api.openai.com.evil.io/v1")),
        arguments("AI-002", withKey().set("OPENAI_BASE_URL", "http://api.openai.com/v1")),
        arguments("AI-002", withKey().set("OPENAI_BASE_URL", "https://api.openai.com/v1?key=1")),
        arguments("AI-002", withKey().set("ANTHROPIC_BASE_URL", "https://api.openai.com/v1")),
        arguments("AI-002", withKey().set("OPENAI_BASE_URL", "https://me@api.openai.com/v1")),
        arguments("AI-002", withKey().set("OPENAI_BASE_URL", "gopher://api.openai.com/v1")));
  }

  private static Stream<Arguments> keys() {
    return Stream.of(
        arguments("AI-003", new Production().set("OPENAI_API_KEY", ANTHROPIC)),
        arguments("AI-003", new Production().set("ANTHROPIC_API_KEY", PERPLEXITY)),
        arguments("AI-003", new Production().set("OPENAI_API_KEY", OPENAI + " ")),
        arguments("AI-003", new Production().set("OPENAI_API_KEY", '"' + OPENAI + '"')),
        arguments("AI-003", new Production().set("OPENAI_API_KEY", OPENAI + "\n")),
        arguments("AI-003", new Production().set("OPENAI_API_KEY", "sk-" + "short")),
        arguments("AI-003", new Production().set("OPENAI_API_KEY", "sk-" + "admin-" + OPENAI)),
        arguments("AI-003", withKey().set("OPENAI_API_KEY_PREVIOUS", PERPLEXITY)),
        arguments("AI-003", section("routes: {review: [anthropic/claude-sonnet-5]}")));
  }

  private static Stream<Arguments> models() {
    return Stream.of(
        arguments("AI-005", withKey().set("OPENAI_MODEL", "gpt-5.6-tera")),
        arguments("AI-005", withKey().set("OPENAI_MODEL", "gpt-6-luna")),
        arguments("AI-005", new Production().set("PERPLEXITY_API_KEY", PERPLEXITY)),
        arguments("AI-006", section("prices: src/test/resources/ai/unchecked-prices.yml")),
        arguments("AI-006", section("prices: src/test/resources/ai/old-prices.yml")),
        arguments("AI-006", section("prices: src/test/resources/ai/per-token-prices.yml")),
        arguments("AI-006", section("prices: /nowhere/prices.yml")),
        arguments(
            "AI-006",
            section("routes: {compat: [perplexity/sonar-deep-research]}")
                .set("PERPLEXITY_API_KEY", PERPLEXITY)),
        arguments("AI-007", withKey().set("OPENAI_FALLBACK_MODEL", "gpt-5.6-terra")),
        arguments("AI-007", section("routes: {review: []}")),
        arguments("AI-007", section("routes: {compat: }")),
        arguments(
            "AI-007", section("routes: {review: [openai/gpt-5.6-luna, openai/gpt-5.6-luna]}")),
        arguments("AI-010", withKey().set("OPENAI_MODEL", "gpt-4")),
        arguments("AI-010", withKey().set("OPENAI_FALLBACK_MODEL", "gpt-3.5-turbo")),
        arguments("AI-011", withKey().set("OPENAI_MODEL", "gpt-5")),
        arguments("AI-011", withKey().set("OPENAI_FALLBACK_MODEL", "gpt-4o")));
  }

  private static Stream<Arguments> patience() {
    return Stream.of(
        arguments("AI-008", section("client: {timeout: 61s}")),
        arguments("AI-008", section("client: {timeout: 0s}")),
        arguments("AI-008", section("client: {connectionTimeout: 60s}")),
        arguments("AI-008", section("client: {connectionTimeout: 0s}")),
        arguments("AI-008", section("client: {connectionRequestTimeout: 61s}")),
        arguments(
            "AI-008",
            section(
                "maxOutputTokens: 128001\n"
                    + "  routes: {review: [openai/gpt-5.6-terra], compat: [openai/gpt-5.6-terra]}")),
        arguments("AI-009", section("client: {retries: 1}")),
        arguments("AI-009", section("routing: {maxRetries: 4}")),
        arguments("AI-009", section("routing: {retryBudget: 0.21}")),
        arguments("THR-002", section("routing: {concurrentPerModel: 8193}")),
        arguments("THR-002", section("client: {maxConnectionsPerRoute: 4999}")),
        arguments("THR-002", section("client: {maxConnections: 4999}")));
  }

  private static Stream<Arguments> money() {
    return Stream.of(
        arguments("THR-001", new Production().set("AI_DAILY_WARN_USD", "50")),
        arguments("COST-001", new Production().set("AI_DAILY_WARN_USD", "0.0000001")),
        arguments("COST-001", new Production().set("AI_DAILY_WARN_USD", "-1")),
        arguments("COST-001", new Production().set("AI_USER_DAILY_CAP_USD", "0")),
        arguments("COST-001", new Production().set("AI_MONTHLY_CAP_USD", "1e999999999")),
        arguments("COST-002", new Production().set("AI_USER_DAILY_CAP_USD", "61")),
        arguments("COST-002", spend("answerCapUsd: 6")),
        arguments("COST-003", withKey().set("AI_USER_DAILY_CAP_USD", "0.05")),
        arguments("COST-003", section("maxOutputTokens: 100000")),
        arguments("COST-004", spend("alertShares: [0.8, 0.5]")),
        arguments("COST-004", spend("alertShares: [0.5, 1.1]")),
        arguments("COST-004", spend("alertShares: []")),
        arguments("COST-005", new Production().set("AI_DAY_ZONE", "CET")));
  }

  private static Production section(String setting) {
    return withKey().replace("\nai:\n", "\nai:\n  " + setting + "\n");
  }

  private static Production spend(String setting) {
    return withKey().replace("\n  spend:\n", "\n  spend:\n    " + setting + "\n");
  }
}
