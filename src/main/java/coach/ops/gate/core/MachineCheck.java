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
record MachineCheck() implements LiveCheck {
  private static final long FILES = 65_535;
  private static final long DISK = 1_000_000_000;

  /// What is looked at.
  record Machine(
      long openFiles, long freeDisk, long wholeDisk, boolean temporaryWritable, boolean root) {

    static Machine here() throws IOException {
      FileStore disk = Files.getFileStore(Path.of("").toAbsolutePath());
      Path self = Path.of("/proc/self");
      return new Machine(
          openFilesAllowed(),
          disk.getUsableSpace(),
          disk.getTotalSpace(),
          Files.isWritable(Path.of(System.getProperty("java.io.tmpdir"))),
          Files.exists(self) && Files.getAttribute(self, "unix:uid").equals(0));
    }

    private static long openFilesAllowed() {
      return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
          ? unix.getMaxFileDescriptorCount()
          : FILES;
    }
  }

  @Override
  public String name() {
    return "limits of the machine";
  }

  @Override
  public Stream<Violation> run() throws IOException {
    return judge(Machine.here());
  }

  static Stream<Violation> judge(Machine machine) {
    String found =
        Stream.of(
                note(machine.openFiles() < FILES, machine.openFiles() + " open files allowed"),
                note(
                    machine.freeDisk() < DISK || machine.freeDisk() < machine.wholeDisk() / 20,
                    machine.freeDisk() / 1_000_000 + " MB of free disk"),
                note(!machine.temporaryWritable(), "the temporary directory is not writable"),
                note(machine.root(), "runs as root"))
            .flatMap(note -> note)
            .collect(Collectors.joining(", "));
    return when(!found.isEmpty(), CoreRules.CORE_011.brokenAt("").found(found));
  }

  private static Stream<String> note(boolean broken, String words) {
    return broken ? Stream.of(words) : Stream.empty();
  }
}
