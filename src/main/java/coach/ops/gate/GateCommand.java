package coach.ops.gate;

import coach.ops.gate.report.Report;
import coach.ops.gate.report.ReportJson;
import coach.platform.StartupFailure;
import coach.platform.secret.Redactor;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.Command;
import io.dropwizard.core.setup.Bootstrap;
import java.io.PrintStream;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/// `check` asks the configuration, `preflight` asks the world too. Neither starts anything.
public final class GateCommand<T extends Gated> extends Command {
  static final String PREFLIGHT = "preflight";

  private final StartupGate gate;
  private final Class<T> type;
  private final boolean live;
  private final PrintStream out;

  private GateCommand(
      String name, String description, boolean live, StartupGate gate, Class<T> type) {
    super(name, description);
    this.gate = gate;
    this.type = type;
    this.live = live;
    this.out = System.out;
  }

  public static <T extends Gated> GateCommand<T> check(StartupGate gate, Class<T> type) {
    return new GateCommand<>("check", "Checks a configuration file", false, gate, type);
  }

  public static <T extends Gated> GateCommand<T> preflight(StartupGate gate, Class<T> type) {
    return new GateCommand<>(
        PREFLIGHT, "Checks a configuration file and what it points at", true, gate, type);
  }

  @Override
  public void configure(Subparser subparser) {
    subparser.addArgument("file").help("application configuration file");
    subparser.addArgument("--format").choices("text", "json").setDefault("text");
    if (live) {
      flag(subparser, "--offline", "ask nothing over the network");
      flag(subparser, "--strict", "exit 1 when there are warnings");
    }
  }

  private static void flag(Subparser subparser, String name, String help) {
    subparser.addArgument(name).action(Arguments.storeTrue()).help(help);
  }

  @Override
  public void run(Bootstrap<?> bootstrap, Namespace namespace) throws Exception {
    Report report = report(bootstrap, namespace);
    out.print("json".equals(namespace.getString("format")) ? ReportJson.of(report) : report);
    out.println();
    if (report.refuses()) {
      throw new Refusal(report);
    }
    if (live && namespace.getBoolean("strict") && report.warnings() > 0) {
      throw new StartupFailure(1, report.summary());
    }
  }

  private Report report(Bootstrap<?> bootstrap, Namespace namespace) {
    String file = namespace.getString("file");
    if (!live) {
      return check(bootstrap, file).report();
    }
    TimeLimit limit = TimeLimit.ofThisProcess();
    Checked<T> checked =
        limit.withFile(() -> check(bootstrap, file)).orElseGet(() -> gate.unfinished(file));
    return namespace.getBoolean("offline")
        ? checked.report()
        : checked.with(gate.ask(checked.invariants(), checked.mode(), limit.forWorld()));
  }

  private Checked<T> check(Bootstrap<?> bootstrap, String file) {
    String yaml = GatedConfigurationFactory.read(bootstrap.getConfigurationSourceProvider(), file);
    return gate.check(file, yaml, type, bootstrap.getValidatorFactory().getValidator());
  }

  /// The report is on standard output already.
  @Override
  public void onError(Cli cli, Namespace namespace, Throwable failure) {
    if (failure instanceof Refusal || failure instanceof StartupFailure) {
      cli.getStdErr().println(failure.getMessage());
    } else {
      cli.getStdErr().println("trading-coach: " + Redactor.redact(failure.toString()));
    }
  }
}
