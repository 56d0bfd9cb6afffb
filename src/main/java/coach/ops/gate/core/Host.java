package coach.ops.gate.core;

import coach.ops.config.EnvironmentVariables;
import coach.platform.BuildInfo;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/// The process and its surroundings, as the gate sees them.
///
/// @param arguments of the virtual machine
public record Host(
    int javaVersion,
    List<String> arguments,
    BuildInfo build,
    Properties properties,
    EnvironmentVariables environment) {

  /// As its configuration says, where the build does not know.
  public Host ofCommit(Optional<String> declared) {
    return new Host(javaVersion, arguments, build.orCommit(declared), properties, environment);
  }

  /// This process.
  public static Host current(EnvironmentVariables environment) {
    return new Host(
        Runtime.version().feature(),
        ManagementFactory.getRuntimeMXBean().getInputArguments(),
        BuildInfo.load(),
        System.getProperties(),
        environment);
  }
}
