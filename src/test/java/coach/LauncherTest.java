package coach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {
  private static final int JAVA_17_CLASS_FILE = 61;

  @TempDir Path directory;

  record Outcome(int exitCode, String out, String errors) {}

  @Test
  void anOlderJavaCanLoadTheLauncherAndEverythingInIt() throws IOException {
    assertThat(classFileVersion("/coach/Launcher.class")).isEqualTo(JAVA_17_CLASS_FILE);
    assertThat(classFileVersion("/coach/Launcher$Installation.class"))
        .isEqualTo(JAVA_17_CLASS_FILE);
  }

  /// Needs a Java older than 25 on the machine; where there is none, nobody can meet this refusal.
  @Test
  void anOlderJavaIsToldInOneLineWhichCommandWorks() throws Exception {
    Optional<Path> older = olderJava();
    assumeTrue(older.isPresent(), "no Java 17 to 24 under /usr/lib/jvm");

    Outcome outcome = run(older.orElseThrow(), home(25), "check", "my config.yml");

    assertThat(outcome.exitCode()).isEqualTo(69);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.errors())
        .hasLineCount(1)
        .startsWith("trading-coach needs Java 25 or later, this is Java ")
        .contains("/bin/java -jar ")
        .endsWith(" check 'my config.yml'\n");
  }

  @Test
  void aNewerJavaInJavaHomeIsTheOneThatIsNamed() throws Exception {
    Optional<Path> older = olderJava();
    assumeTrue(older.isPresent(), "no Java 17 to 24 under /usr/lib/jvm");
    Path home = home(99);

    assertThat(run(older.orElseThrow(), home).errors())
        .contains("this works: " + home.resolve("bin/java") + " -jar ")
        .endsWith(" server config.yml\n");
  }

  @Test
  void aFailureOfTheApplicationIsNotWrapped() throws Exception {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");

    Outcome outcome = run(java, home(25), "no-such-command");

    assertThat(outcome.exitCode()).isNotZero();
    assertThat(outcome.out() + outcome.errors()).doesNotContain("InvocationTargetException");
  }

  private Outcome run(Path java, Path javaHome, String... arguments)
      throws IOException, InterruptedException {
    Path out = directory.resolve("out");
    Path errors = directory.resolve("errors");
    ProcessBuilder builder =
        new ProcessBuilder(
            Stream.concat(
                    Stream.of(java.toString(), "-cp", classPath(java), "coach.Launcher"),
                    Stream.of(arguments))
                .toList());
    builder.environment().put("JAVA_HOME", javaHome.toString());
    Process process = builder.redirectOutput(out.toFile()).redirectError(errors.toFile()).start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Outcome(process.exitValue(), Files.readString(out), Files.readString(errors));
  }

  private static String classPath(Path java) {
    boolean current = java.startsWith(System.getProperty("java.home"));
    return current ? System.getProperty("java.class.path") : Path.of("target/classes").toString();
  }

  /// Enough of an installation for the launcher to believe in it.
  private Path home(int version) throws IOException {
    Path home = Files.createDirectories(directory.resolve("jdk-" + version));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + ".0.1\"\n");
    Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    return home;
  }

  private static Optional<Path> olderJava() throws IOException {
    Path folder = Path.of("/usr/lib/jvm");
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> homes = Files.list(folder)) {
      return homes.filter(LauncherTest::isOlder).map(home -> home.resolve("bin/java")).findFirst();
    }
  }

  private static boolean isOlder(Path home) {
    try {
      return Files.readString(home.resolve("release"))
          .lines()
          .anyMatch(line -> line.matches("JAVA_VERSION=\"(1[7-9]|2[0-4])\\b.*"));
    } catch (IOException e) {
      return false; // a folder that is no installation
    }
  }

  private static int classFileVersion(String name) throws IOException {
    try (InputStream in = Files.newInputStream(Path.of("target/classes" + name))) {
      DataInputStream data = new DataInputStream(new ByteArrayInputStream(in.readNBytes(8)));
      assertThat(data.readInt()).isEqualTo(0xCAFEBABE);
      return data.readInt() & 0xFFFF;
    }
  }
}
