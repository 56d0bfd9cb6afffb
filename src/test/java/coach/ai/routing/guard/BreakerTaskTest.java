package coach.ai.routing.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coach.ai.ModelId;
import coach.ai.config.RoutingConfiguration;
import coach.ai.routing.Breakers.State;
import coach.ai.routing.Breakers.View;
import coach.ai.routing.FakeKeys;
import coach.ai.routing.ManualTime;
import coach.platform.AuditEntry;
import coach.platform.AuditLog;
import coach.platform.Problem;
import coach.platform.ProblemException;
import coach.platform.task.LateAudit;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class BreakerTaskTest {
  private static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");

  private final List<AuditEntry> audit = new ArrayList<>();
  private final BreakerBoard breakers =
      new BreakerBoard(
          _ -> List.of(ModelId.of("openai/first")),
          new FakeKeys(),
          RoutingConfiguration.DEFAULT.breaker(),
          new ManualTime().timing());
  private final BreakerTask task = new BreakerTask(breakers, late(audit::add));
  private final StringWriter output = new StringWriter();

  private static LateAudit late(AuditLog log) {
    return new LateAudit(log, () -> NOW);
  }

  private void run(String name, String to) {
    task.execute(Map.of("name", List.of(name), "to", List.of(to)), new PrintWriter(output));
  }

  @Test
  void anOperatorHoldsABreakerAndItIsOnRecord() {
    run("openai/first", "open");

    assertThat(breakers.all())
        .filteredOn(view -> view.name().equals("openai/first"))
        .extracting(View::state)
        .containsExactly(State.OPEN);
    assertThat(audit)
        .containsExactly(
            AuditEntry.success(
                    "breaker.steer", new AuditEntry.Actor.Command(), "breaker:openai/first")
                .with(Map.of("to", "open")));
    assertThat(output).hasToString("openai/first is open\n");
  }

  @Test
  void anUnknownNameIsToldTheNamesThatThereAre() {
    assertThatThrownBy(() -> run("openai/frist", "open"))
        .asInstanceOf(InstanceOfAssertFactories.type(ProblemException.class))
        .extracting(ProblemException::problem)
        .isEqualTo(Problem.Invalid.field("name", "must be one of openai, openai/first"));
    assertThat(audit).isEmpty();
  }

  @Test
  void anUnknownStateIsToldTheStatesThatThereAre() {
    assertThatThrownBy(() -> run("openai", "ajar"))
        .asInstanceOf(InstanceOfAssertFactories.type(ProblemException.class))
        .extracting(ProblemException::problem)
        .isEqualTo(Problem.Invalid.field("to", "must be one of open, closed, auto"));
    assertThat(audit).isEmpty();
  }

  @Test
  void anOutageOfTheDatabaseKeepsNobodyFromTheBreakersAndIsOnRecordAfterIt() {
    AtomicBoolean away = new AtomicBoolean(true);
    LateAudit late =
        late(
            entry -> {
              if (away.get()) {
                throw new Problem.Unavailable("database", Duration.ofSeconds(2)).toException();
              }
              audit.add(entry);
            });
    BreakerTask task = new BreakerTask(breakers, late);

    task.execute(Map.of("name", List.of("openai"), "to", List.of("open")), new PrintWriter(output));
    away.set(false);
    late.catchUp();
    late.catchUp();

    assertThat(output).hasToString("openai is open\n");
    assertThat(breakers.all())
        .filteredOn(view -> view.name().equals("openai"))
        .extracting(View::state)
        .containsExactly(State.OPEN);
    assertThat(audit)
        .extracting(AuditEntry::details)
        .containsExactly(Map.of("to", "open", "happened_at", NOW.toString()));
  }

  @Test
  void whatABugKeepsFromTheAuditIsNotDone() {
    BreakerTask unrecorded =
        new BreakerTask(
            breakers,
            late(
                _ -> {
                  throw new IllegalStateException("a bug");
                }));
    Map<String, List<String>> open = Map.of("name", List.of("openai"), "to", List.of("open"));

    assertThatThrownBy(() -> unrecorded.execute(open, new PrintWriter(output)))
        .isInstanceOf(IllegalStateException.class);

    assertThat(breakers.all()).extracting(View::state).containsOnly(State.CLOSED);
  }
}
