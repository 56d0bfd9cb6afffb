package coach.ops.gate;

import coach.platform.BuildInfo;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Properties;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The process and its surroundings, as the gate sees them.
///
/// @param arguments of the virtual machine
public record Host(
    int javaVersion,
    List<String> arguments,
    BuildInfo build,
    Properties properties,
    UnaryOperator<@Nullable String> environment) {

  /// This process.
  public static Host current(UnaryOperator<@Nullable String> environment) {
    return new Host(
        Runtime.version().feature(),
        ManagementFactory.getRuntimeMXBean().getInputArguments(),
        BuildInfo.load(),
        System.getProperties(),
        environment);
  }
}
