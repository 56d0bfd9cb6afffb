package coach.bench;

import coach.support.StubProvider;
import coach.support.stub.Mode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/// The stub as a process of its own: `PORT [DELAY-MS [MODE [LOG-FILE]]]`.
///
/// Prints its base URL once it listens. `POST /_stub/MODE` changes its mode, `GET /_stub` tells its
/// counters. A line of the log is written before the call in it is answered, so that whatever
/// becomes of the caller, the log has every call that could have been charged.
public final class StubProviderMain {
  public static void main(String[] arguments) throws InterruptedException {
    Optional<Path> log = argument(arguments, 3).map(Path::of);
    int port = argument(arguments, 0).map(Integer::parseInt).orElse(0);
    StubProvider stub = StubProvider.start(port, log).forgetful();
    argument(arguments, 1).map(Long::parseLong).map(Duration::ofMillis).ifPresent(stub::thinks);
    argument(arguments, 2).map(Mode::of).ifPresent(stub::is);
    System.out.println(stub.base());
    new CountDownLatch(1).await();
  }

  private static Optional<String> argument(String[] arguments, int index) {
    return arguments.length > index ? Optional.of(arguments[index]) : Optional.empty();
  }
}
