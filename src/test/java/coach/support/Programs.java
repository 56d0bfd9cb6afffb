package coach.support;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Programs of the system that tests need.
public final class Programs {
  private Programs() {}

  /// What a program printed, and how it ended.
  public record Result(int exitCode, String output) {}

  /// Runs a program to its end.
  public static Result run(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Result(process.waitFor(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Where a program is, or which package brings it.
  public static String require(String name, String debianPackage) {
    return Stream.of("/usr/local/bin", "/usr/bin", "/usr/sbin", "/bin", "/sbin")
        .map(directory -> Path.of(directory, name))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "This test needs " + name + ": apt-get install -y " + debianPackage));
  }

  /// This Java with the class path of the tests, to run a class that is to be killed.
  public static ProcessBuilder java(Class<?> main, String... arguments) {
    Stream<String> command =
        Stream.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            classPath(),
            main.getName());
    return new ProcessBuilder(Stream.concat(command, Stream.of(arguments)).toList())
        .redirectErrorStream(true);
  }

  /// An empty element would be the current directory, where the migrations are a second time.
  private static String classPath() {
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Stream.of(path.split(File.pathSeparator, -1))
        .filter(element -> !element.isEmpty())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
