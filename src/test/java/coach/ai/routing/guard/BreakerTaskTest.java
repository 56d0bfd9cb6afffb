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
import coach.platform.Problem;
import coach.platform.ProblemException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class BreakerTaskTest {
  private final List<AuditEntry> audit = new ArrayList<>();
  private final BreakerBoard breakers =
      new BreakerBoard(
          _ -> List.of(ModelId.of("openai/first")),
          new FakeKeys(),
          RoutingConfiguration.DEFAULT.breaker(),
          new ManualTime().timing());
  private final BreakerTask task = new BreakerTask(breakers, audit::add);
  private final StringWriter output = new StringWriter();

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
  void whatCannotBeRecordedIsNotDone() {
    BreakerTask unrecorded =
        new BreakerTask(
            breakers,
            _ -> {
              throw new IllegalStateException("no database");
            });
    Map<String, List<String>> open = Map.of("name", List.of("openai"), "to", List.of("open"));

    assertThatThrownBy(() -> unrecorded.execute(open, new PrintWriter(output)))
        .isInstanceOf(IllegalStateException.class);

    assertThat(breakers.all()).extracting(View::state).containsOnly(State.CLOSED);
  }
}
