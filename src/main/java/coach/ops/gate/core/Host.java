package coach.ops.gate.core;

import coach.ops.config.EnvironmentVariables;
import coach.platform.BuildInfo;
import java.lang.management.ManagementFactory;
import java.util.List;
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

  /// This process.
  public static Host current(EnvironmentVariables environment) {
    return new Host(
        Runtime.version().feature(),
        ManagementFactory.getRuntimeMXBean().getInputArguments(),
        BuildInfo.load().orCommit(environment.get("GIT_COMMIT")),
        System.getProperties(),
        environment);
  }
}
