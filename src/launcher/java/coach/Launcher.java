package coach;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The jar's main class, readable for an older Java, which is told in one line what works. */
public final class Launcher {
  private static final int REQUIRED = 25;
  private static final int UNAVAILABLE = 69; // as in sysexits.h

  private static final Pattern RELEASE_VERSION =
      Pattern.compile("^JAVA_VERSION=\"?(\\d+)", Pattern.MULTILINE);

  private record Installation(int version, Path java) {}

  private Launcher() {}

  public static void main(String[] arguments) throws Throwable {
    if (Runtime.version().feature() < REQUIRED) {
      System.err.println(refusal(arguments));
      System.exit(UNAVAILABLE);
    }
    try {
      Class.forName("coach.CoachApplication")
          .getMethod("main", String[].class)
          .invoke(null, (Object) arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static String refusal(String[] arguments) {
    String found =
        "trading-coach needs Java "
            + REQUIRED
            + " or later, this is Java "
            + Runtime.version().feature()
            + " ("
            + System.getProperty("java.home")
            + ")";
    return newest()
        .map(installation -> found + "; this works: " + command(installation, arguments))
        .orElse(found + "; install a JDK " + REQUIRED + " and set JAVA_HOME to it");
  }

  private static String command(Installation installation, String[] arguments) {
    List<String> words = new ArrayList<>();
    words.add(installation.java().toString());
    words.add("-jar");
    words.add(System.getProperty("java.class.path")); // with -jar, the jar as it was given
    words.addAll(arguments.length == 0 ? List.of("server", "config.yml") : List.of(arguments));
    return String.join(" ", words.stream().map(Launcher::quoted).toList());
  }

  private static String quoted(String word) {
    return word.matches("[\\w./:=@,+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  /** JAVA_HOME when it is new enough, or else the newest in the usual folders. */
  private static Optional<Installation> newest() {
    String home = System.getenv("JAVA_HOME");
    Optional<Installation> chosen =
        home == null || home.isEmpty() ? Optional.empty() : installation(Path.of(home));
    return chosen.or(
        () ->
            usualFolders().stream()
                .flatMap(folder -> installation(folder).stream())
                .max(Comparator.comparingInt(Installation::version)));
  }

  private static List<Path> usualFolders() {
    List<Path> homes = new ArrayList<>();
    homes.addAll(entries(Path.of("/usr/lib/jvm"), "*"));
    homes.addAll(entries(Path.of("/opt"), "java*"));
    homes.addAll(entries(Path.of("/opt"), "jdk*"));
    homes.addAll(entries(Path.of("/opt/java"), "*"));
    homes.addAll(
        entries(Path.of(System.getProperty("user.home"), ".sdkman", "candidates", "java"), "*"));
    for (Path bundle : entries(Path.of("/Library/Java/JavaVirtualMachines"), "*")) {
      homes.add(bundle.resolve("Contents").resolve("Home"));
    }
    return homes;
  }

  private static List<Path> entries(Path folder, String names) {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, names)) {
      entries.forEach(found::add);
    } catch (IOException e) {
      return List.of(); // not on this machine
    }
    return found;
  }

  /** Reads the file that says what an installation is: running every java would take seconds. */
  private static Optional<Installation> installation(Path home) {
    Path java = home.resolve("bin").resolve("java");
    try {
      Matcher version = RELEASE_VERSION.matcher(Files.readString(home.resolve("release")));
      if (!version.find() || !Files.isExecutable(java)) {
        return Optional.empty();
      }
      Installation found = new Installation(Integer.parseInt(version.group(1)), java);
      return found.version() >= REQUIRED ? Optional.of(found) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
