package coach.ai.routing.guard;

import coach.ai.routing.Breakers;
import coach.ai.routing.Breakers.Steering;
import coach.platform.AuditEntry;
import coach.platform.Problem;
import coach.platform.task.LateAudit;
import coach.shared.Spelling;
import io.dropwizard.servlets.tasks.Task;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/// `breaker?name=…&to=open|closed|auto`: holds a breaker open or closed, or leaves it to itself
/// again. A provider's account that was topped up is `auto`: closed, and on its guard.
///
/// Works without the database, in whose outages it may be needed: the audit is told later then.
public final class BreakerTask extends Task {
  private final Breakers breakers;
  private final LateAudit audit;

  public BreakerTask(Breakers breakers, LateAudit audit) {
    super("breaker");
    this.breakers = breakers;
    this.audit = audit;
  }

  @Override
  public void execute(Map<String, List<String>> parameters, PrintWriter output) {
    String name = name(parameters);
    Steering to = steering(parameters);
    audit.record(
        AuditEntry.success("breaker.steer", new AuditEntry.Actor.Command(), "breaker:" + name)
            .with(Map.of("to", Spelling.of(to))));
    boolean _ = breakers.steer(name, to);
    output.printf("%s is %s%n", name, Spelling.of(to));
  }

  private String name(Map<String, List<String>> parameters) {
    String name = one(parameters, "name");
    List<String> names = breakers.all().stream().map(Breakers.View::name).toList();
    if (!names.contains(name)) {
      throw Problem.Invalid.field("name", "must be one of " + String.join(", ", names))
          .toException();
    }
    return name;
  }

  private static Steering steering(Map<String, List<String>> parameters) {
    String to = one(parameters, "to");
    return Spelling.find(Steering.class, to)
        .orElseThrow(
            () ->
                Problem.Invalid.field("to", "must be one of " + Spelling.all(Steering.class))
                    .toException());
  }

  private static String one(Map<String, List<String>> parameters, String name) {
    return parameters.getOrDefault(name, List.of()).stream().findFirst().orElse("");
  }
}
