package coach.ops.gate.core;

import static coach.platform.Violation.when;

import coach.platform.CommonRules;
import coach.platform.Invariants;
import coach.platform.LiveCheck;
import coach.platform.Mode;
import coach.platform.Rule;
import coach.platform.Violation;
import java.util.List;
import java.util.stream.Stream;

/// Invariants of the virtual machine and the machine it runs on.
public record ProcessInvariants(Host host) implements Invariants {
  private static final int JAVA = 25;

  @Override
  public List<Rule> rules() {
    return CoreRules.all();
  }

  @Override
  public Stream<Violation> violations(Mode mode) {
    boolean real = !mode.isDevelopment();
    return Stream.of(
            when(
                host.javaVersion() < JAVA,
                CoreRules.CORE_010.brokenAt("").found("Java " + host.javaVersion())),
            when(
                real && !hasArgument("-Xmx", "-XX:MaxRAMPercentage", "-XX:MaxHeapSize"),
                CoreRules.CORE_012.brokenAt("").found("no bound on the command line")),
            when(
                real && hasArgument("-agentlib:jdwp", "-Xrunjdwp"),
                CommonRules.SEC_001.brokenAt("").found("a debug agent on the command line")),
            when(real && !isReleased(), CoreRules.CORE_009.brokenAt("").found(buildName())),
            when(
                "true".equalsIgnoreCase(host.environment().get("LIQUIBASE_ANALYTICS_ENABLED")),
                CoreRules.OPS_011.brokenAt("").found("LIQUIBASE_ANALYTICS_ENABLED=true")))
        .flatMap(found -> found);
  }

  @Override
  public Stream<LiveCheck> liveChecks(Mode mode) {
    return mode.isDevelopment() ? Stream.empty() : Stream.of(new MachineCheck());
  }

  private boolean hasArgument(String... prefixes) {
    return host.arguments().stream()
        .anyMatch(argument -> Stream.of(prefixes).anyMatch(argument::startsWith));
  }

  private boolean isReleased() {
    String name = buildName();
    return !name.contains("unknown") && !name.contains("SNAPSHOT") && !name.contains("dirty");
  }

  private String buildName() {
    return host.build().version() + " of commit " + host.build().commit();
  }
}
