package coach.ops.gate;

import coach.platform.task.Pause;
import java.time.Duration;

/// Ends a `preflight` that is late, wherever it hangs: before it has begun, in a pipe that nobody
/// reads, or in the end of its process.
public final class Watchdog {
  private static final String LATE =
      "trading-coach: preflight was not finished in time (15 s): the machine is too busy, or a file"
          + " or a pipe hangs. Nothing was started.";

  private Watchdog() {}

  /// Watches over the process, if these arguments ask for what has a limit.
  public static void watch(String... arguments) {
    if (arguments.length > 0 && arguments[0].equals(GateCommand.PREFLIGHT)) {
      after(TimeLimit.ofThisProcess().forAll(), Watchdog::end);
    }
  }

  static Thread after(Duration left, Runnable end) {
    return Thread.ofPlatform()
        .daemon()
        .name("watchdog")
        .start(
            () -> {
              try {
                Pause.REAL.of(left);
                end.run();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // called off
              }
            });
  }

  /// The words go out on a thread of their own: standard error may be the pipe that hangs.
  private static void end() {
    Thread words = Thread.ofPlatform().daemon().start(() -> System.err.println(LATE));
    try {
      words.join(Duration.ofMillis(200));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(Refusal.EXIT_CODE);
  }
}
