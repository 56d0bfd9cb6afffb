package coach.ops.admin;

import static java.util.stream.Collectors.toMap;

import coach.platform.Problem;
import coach.platform.ProblemException;
import coach.platform.secret.Redactor;
import io.dropwizard.servlets.tasks.PostBodyTask;
import io.dropwizard.servlets.tasks.Task;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The closed list of tasks. Every run is told to the log: what, by whom, how it ended.
final class AdminTasks {
  private static final Logger log = LoggerFactory.getLogger(AdminTasks.class);

  /// How a run ended.
  sealed interface Outcome {
    record Done(String output) implements Outcome {}

    record Refused(Problem problem) implements Outcome {}
  }

  private final Map<String, Task> tasks;

  AdminTasks(List<Task> tasks) {
    this.tasks = tasks.stream().collect(toMap(Task::getName, Function.identity()));
  }

  Optional<Task> find(String name) {
    return Optional.ofNullable(tasks.get(name));
  }

  /// @param body that a [PostBodyTask] is given; never logged
  Outcome run(
      Task task, String body, Map<String, String[]> parameters, String who, String requestId) {
    Map<String, List<String>> lists = new TreeMap<>();
    parameters.forEach((name, values) -> lists.put(name, Arrays.asList(values)));
    StringWriter output = new StringWriter();
    try {
      execute(task, body, lists, new PrintWriter(output));
      audit(task, lists, who, requestId, "done");
      return new Outcome.Done(output.toString());
    } catch (ProblemException e) {
      audit(task, lists, who, requestId, "refused");
      return new Outcome.Refused(e.problem());
    } catch (Exception e) { // a task is foreign code: what it throws must not reach the client
      audit(task, lists, who, requestId, "failed");
      log.error("Admin task {} failed, request {}", task.getName(), requestId, e);
      return new Outcome.Refused(new Problem.Internal());
    }
  }

  private static void execute(
      Task task, String body, Map<String, List<String>> parameters, PrintWriter output)
      throws Exception {
    if (task instanceof PostBodyTask reading) {
      reading.execute(parameters, body, output);
    } else {
      task.execute(parameters, output);
    }
  }

  private static void audit(
      Task task, Map<String, List<String>> parameters, String who, String id, String outcome) {
    log.info(
        "Admin task {} {} by {} with {}, request {}",
        task.getName(),
        outcome,
        who,
        Redactor.redact(parameters.toString()),
        id);
  }
}
