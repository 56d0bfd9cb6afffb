package coach.platform.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.MetricRegistry;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.dropwizard.jackson.Jackson;
import io.dropwizard.logging.common.LoggingFactory;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What only a whole process can show: its first lines, its last ones, and a reader that stalls.
class ProcessLogTest {
  @TempDir Path directory;

  @Test
  void theLastLinesAreWrittenBeforeTheProcessEnds() throws Exception {
    Path out = directory.resolve("out");
    Process process = start("burst", Redirect.to(out.toFile()), Redirect.DISCARD);

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readAllLines(out)).hasSize(7_000).last().asString().endsWith(" - line 7000");
  }

  @Test
  void aReaderThatStallsCostsLinesButNeitherTimeNorTheEnd() throws Exception {
    Process process = start("flood", Redirect.PIPE, Redirect.DISCARD);
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(7);
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void beforeTheConfigurationWarningsAreRedactedAndGoToStandardError() throws Exception {
    Path out = directory.resolve("out");
    Path errors = directory.resolve("errors");
    Process process = start("early", Redirect.to(out.toFile()), Redirect.to(errors.toFile()));

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(out).isEmptyFile();
    List<String> lines = Files.readAllLines(errors);
    assertThat(lines).first().asString().endsWith(" - password=●●●●●●\\nFORGED");
    assertThat(lines).noneMatch(line -> line.contains("hunter2") || line.contains("too quiet"));
    assertThat(lines)
        .anyMatch(line -> line.contains("ended with an exception"))
        .contains("! java.lang.IllegalStateException: token=●●●●●●");
  }

  private Process start(String scenario, Redirect out, Redirect errors) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            Stream.of(
                    java,
                    "-cp",
                    System.getProperty("java.class.path"),
                    Main.class.getName(),
                    scenario)
                .toList())
        .directory(directory.toFile())
        .redirectOutput(out)
        .redirectError(errors)
        .start();
  }

  static final class Main {
    private static final Logger log = LoggerFactory.getLogger(Main.class);

    public static void main(String[] arguments) throws Exception {
      ProcessLog.begin();
      switch (arguments[0]) {
        case "burst" -> write(7_000);
        case "flood" -> {
          write(200_000);
          System.exit(7);
        }
        default -> early();
      }
    }

    private static void write(int lines) throws IOException {
      ObjectMapper yaml = Jackson.newObjectMapper(new YAMLFactory());
      yaml.readValue(
              """
              appenders:
                - type: console
                  queueSize: 8192
                  discardingThreshold: 1024
                  neverBlock: true
                  layout: {type: coach}
              """,
              LoggingFactory.class)
          .configure(new MetricRegistry(), "test");
      for (int i = 1; i <= lines; i++) {
        log.info("line {}", i);
      }
    }

    private static void early() {
      log.info("too quiet");
      log.warn("password={}\nFORGED", "hunter2");
      throw new IllegalStateException("token=hunter2");
    }
  }
}
