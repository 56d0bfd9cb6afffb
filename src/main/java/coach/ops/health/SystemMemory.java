package coach.ops.health;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// The memory of the machine, or of the container where there is one, in bytes.
record SystemMemory(long total, long available) {
  private static final Path LINUX = Path.of("/proc/meminfo");
  private static final long MEBIBYTE = 1L << 20;

  static SystemMemory now() {
    var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    long total = system.getTotalMemorySize();
    long available =
        linux("MemTotal:").orElse(0) == total
            ? linux("MemAvailable:").orElseGet(system::getFreeMemorySize)
            : system.getFreeMemorySize();
    return new SystemMemory(total, available);
  }

  double usedPercent() {
    return total == 0 ? 0 : Math.round(1000.0 * (total - available) / total) / 10.0;
  }

  long availableMebibytes() {
    return available / MEBIBYTE;
  }

  /// What the JVM calls free leaves out the page cache, which the kernel gives back on demand.
  private static OptionalLong linux(String key) {
    try (Stream<String> lines = Files.lines(LINUX)) {
      return lines
          .filter(line -> line.startsWith(key))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }
}
