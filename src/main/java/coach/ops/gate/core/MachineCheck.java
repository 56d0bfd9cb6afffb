package coach.ops.gate.core;

import static coach.platform.Violation.when;

import coach.platform.LiveCheck;
import coach.platform.Violation;
import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// CORE-011: whether the machine has room for the service.
final class MachineCheck implements LiveCheck {
  private static final long FILES = 65_535;
  private static final long DISK = 1_000_000_000;

  @Override
  public String name() {
    return "limits of the machine";
  }

  @Override
  public Stream<Violation> run() throws IOException {
    FileStore disk = Files.getFileStore(Path.of("").toAbsolutePath());
    long free = disk.getUsableSpace();
    boolean root = Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    String found =
        Stream.of(
                note(openFiles() < FILES, openFiles() + " open files allowed"),
                note(
                    free < DISK || free < disk.getTotalSpace() / 20,
                    free / 1_000_000 + " MB of free disk"),
                note(
                    !Files.isWritable(Path.of(System.getProperty("java.io.tmpdir"))),
                    "the temporary directory is not writable"),
                note(root, "runs as root"))
            .flatMap(note -> note)
            .collect(Collectors.joining(", "));
    return when(!found.isEmpty(), CoreRules.CORE_011.brokenAt("").found(found));
  }

  private static Stream<String> note(boolean broken, String words) {
    return broken ? Stream.of(words) : Stream.empty();
  }

  private static long openFiles() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? unix.getMaxFileDescriptorCount()
        : FILES;
  }
}
