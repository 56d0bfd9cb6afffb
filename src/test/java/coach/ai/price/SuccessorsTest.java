package coach.ai.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import coach.ai.ModelId;
import coach.ai.price.book.PriceTable;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// By the prices of the jar.
class SuccessorsTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "gpt-5, gpt-5.6-terra",
    "gpt-5-mini, gpt-5.6-luna",
    "gpt-5.6-terra, gpt-5.6-luna",
    "gpt-5.6-luna, gpt-5.4-nano"
  })
  void whatComesAfterAModelIsNamedByTheTableOrElseCostsAboutAsMuch(String ends, String next) {
    assertThat(of(Set.of(ends), List.of(ends))).containsExactly(entry(ends, next));
  }

  @Test
  void aRouteOfTwoThatEndKeepsTwo() {
    assertThat(of(Set.of("gpt-5", "gpt-4o"), List.of("gpt-5", "gpt-4o")))
        .containsOnly(entry("gpt-5", "gpt-5.6-terra"), entry("gpt-4o", "gpt-5.6-luna"));
  }

  @Test
  void whatIsAskedAlreadyIsNoSuccessor() {
    assertThat(of(Set.of("gpt-4o"), List.of("gpt-5.6-terra", "gpt-4o")))
        .containsExactly(entry("gpt-4o", "gpt-5.6-luna"));
    assertThat(of(Set.of("gpt-5.6-terra"), List.of("gpt-5.6-terra", "gpt-5.6-luna")))
        .containsExactly(entry("gpt-5.6-terra", "gpt-5.2"));
  }

  @Test
  void whatEndsTooIsNoSuccessor() {
    assertThat(of(Set.of("gpt-5", "gpt-5.6-terra"), List.of("gpt-5")))
        .containsExactly(entry("gpt-5", "gpt-5.6-luna"));
  }

  @Test
  void routesThatShareNothingMayShareASuccessor() {
    assertThat(of(Set.of("gpt-5", "gpt-4o"), List.of("gpt-5"), List.of("gpt-4o")))
        .containsOnly(entry("gpt-5", "gpt-5.6-terra"), entry("gpt-4o", "gpt-5.6-terra"));
  }

  @Test
  void whatTheProviderListsComesFirst() {
    var successors =
        new Successors(
            PriceTable.packaged(),
            NOW,
            openai("gpt-5.6-luna")::equals,
            openai("gpt-5.4-mini")::equals);

    assertThat(successors.of(List.of(List.of(openai("gpt-5.6-luna")))))
        .containsExactly(entry(openai("gpt-5.6-luna"), openai("gpt-5.4-mini")));
  }

  @Test
  void aModelOfAnotherProviderIsNoSuccessorNorOneThatSeesLess() {
    ModelId opus = ModelId.of("anthropic/claude-opus-5");
    var successors = new Successors(PriceTable.packaged(), NOW, opus::equals, _ -> true);

    Map<ModelId, ModelId> chosen = successors.of(List.of(List.of(opus)));

    assertThat(chosen.get(opus)).isNotNull();
    Price next = PriceTable.packaged().inForce(chosen.getOrDefault(opus, opus), NOW).orElseThrow();
    assertThat(next.model().provider()).isEqualTo(opus.provider());
    assertThat(next.model()).isNotEqualTo(opus);
    assertThat(next.abilities().sees()).isTrue();
  }

  @Test
  void withoutAListOfPricesThereIsNoAdvice() {
    PriceBook closed = PriceTable.packaged()::inForce;
    ModelId luna = openai("gpt-5.6-luna");

    assertThat(new Successors(closed, NOW, luna::equals, _ -> true).of(List.of(List.of(luna))))
        .isEmpty();
  }

  @SafeVarargs
  private static Map<String, String> of(Set<String> ends, List<String>... routes) {
    var successors =
        new Successors(PriceTable.packaged(), NOW, it -> ends.contains(it.model()), _ -> true);
    var chosen =
        successors.of(
            Arrays.stream(routes)
                .map(route -> route.stream().map(SuccessorsTest::openai).toList())
                .toList());
    return chosen.entrySet().stream()
        .collect(
            Collectors.toMap(entry -> entry.getKey().model(), entry -> entry.getValue().model()));
  }

  private static ModelId openai(String model) {
    return ModelId.of("openai/" + model);
  }
}
