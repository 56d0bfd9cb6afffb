package coach.support;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The system's Chromium, without a window.
public final class Chromium {
  private static final long LONGEST_SECONDS = 90;

  private Chromium() {}

  /// @param dom what stands in the page after its scripts have run
  /// @param console what the browser and the page had to say
  public record Page(String dom, List<String> console) {}

  public static Page open(URI address) {
    Path directory = temporaryDirectory();
    try {
      Path dom = directory.resolve("dom.html");
      Path log = directory.resolve("log.txt");
      run(address, directory, dom, log, "--dump-dom", "--enable-logging=stderr");
      List<String> console =
          Files.readAllLines(log).stream().filter(line -> line.contains("CONSOLE")).toList();
      return new Page(Files.readString(dom), console);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      delete(directory);
    }
  }

  private static void run(URI address, Path directory, Path output, Path log, String... more) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("chromium", "--headless", "--no-sandbox", "--disable-gpu"));
    command.addAll(List.of("--disable-quic", "--no-first-run", "--disable-background-networking"));
    command.addAll(List.of("--disable-component-update", "--disable-sync"));
    command.addAll(List.of("--disable-dev-shm-usage", "--virtual-time-budget=10000"));
    command.add("--user-data-dir=" + directory.resolve("profile"));
    command.addAll(Arrays.asList(more));
    command.add(address.toString());
    try {
      Process browser = started(command, output.toFile(), log.toFile());
      if (!browser.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        browser.descendants().forEach(ProcessHandle::destroyForcibly);
        browser.destroyForcibly();
        throw new IllegalStateException("Chromium does not come to an end: " + address);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Process started(List<String> command, File output, File log) {
    try {
      return new ProcessBuilder(command).redirectOutput(output).redirectError(log).start();
    } catch (IOException e) {
      throw new UncheckedIOException("This test needs: apt-get install -y chromium", e);
    }
  }

  private static Path temporaryDirectory() {
    try {
      return Files.createTempDirectory("chromium");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException | UncheckedIOException e) {
      directory.toFile().deleteOnExit();
    }
  }
}
