package coach.ops.gate;

import static org.assertj.core.api.Assertions.assertThat;

import coach.CoachConfiguration;
import coach.platform.Invariants;
import coach.platform.LiveCheck;
import coach.platform.Mode;
import coach.platform.Rule;
import coach.platform.Violation;
import coach.support.Production;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveRulesTest {
  private static final StartupGate GATE = new Production().gate();

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path directory;

  @Test
  void aSecretFileThatOthersCanReadIsReported() throws IOException {
    Path file =
        Files.writeString(directory.resolve("jwt"), "fake-jwt-secret-0123456789-0123456789");
    Production production =
        new Production().unset("JWT_SECRET").set("JWT_SECRET_FILE", file.toString());

    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(fileModes(production)).containsExactly("SEC-007 identity.jwtSecret");

    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThat(fileModes(production)).isEmpty();
  }

  @Test
  void aCheckThatHangsOrFailsIsReportedAsUnanswered() {
    CountDownLatch never = new CountDownLatch(1);
    List<Violation> found =
        GATE.ask(
            List.of(
                asking(
                    "the frozen peer",
                    () -> {
                      never.await();
                      return Stream.empty();
                    }),
                asking(
                    "the gone peer",
                    () -> {
                      throw new IOException("refused");
                    }),
                asking(
                    "the silent peer",
                    () -> {
                      throw new SQLException("Connection attempt timed out.");
                    })),
            Mode.PRODUCTION);

    assertThat(found).allMatch(violation -> violation.rule().id().equals("CORE-014"));
    assertThat(found)
        .extracting(Violation::found)
        .containsExactly(
            "the frozen peer: not finished in time",
            "the gone peer: IOException: refused",
            "the silent peer: not finished in time: SQLException: Connection attempt timed out.");
  }

  @Test
  void whoHasLessTimeWaitsLessAndStillHasTheOtherAnswers() {
    CountDownLatch never = new CountDownLatch(1);
    List<Invariants> sections =
        List.of(
            asking(
                "the frozen peer",
                () -> {
                  never.await();
                  return Stream.empty();
                }));

    List<Violation> found = GATE.ask(sections, Mode.PRODUCTION, Duration.ZERO);

    assertThat(found)
        .extracting(Violation::found)
        .containsExactly("the frozen peer: not finished in time");
  }

  private static List<String> fileModes(Production production) {
    Checked<CoachConfiguration> checked = production.check();
    return checked.invariants().stream()
        .flatMap(section -> section.liveChecks(Mode.PRODUCTION))
        .filter(check -> check.name().startsWith("modes of"))
        .flatMap(LiveRulesTest::run)
        .map(violation -> violation.rule().id() + " " + violation.key())
        .toList();
  }

  private static Stream<Violation> run(LiveCheck check) {
    try {
      return check.run();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private interface Question {
    Stream<Violation> ask() throws Exception;
  }

  private static Invariants asking(String name, Question question) {
    return new Invariants() {
      @Override
      public List<Rule> rules() {
        return List.of();
      }

      @Override
      public Stream<Violation> violations(Mode mode) {
        return Stream.empty();
      }

      @Override
      public Stream<LiveCheck> liveChecks(Mode mode) {
        return Stream.of(
            new LiveCheck() {
              @Override
              public String name() {
                return name;
              }

              @Override
              public Stream<Violation> run() throws Exception {
                return question.ask();
              }
            });
      }
    };
  }
}
