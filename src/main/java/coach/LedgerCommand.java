package coach;

import coach.ai.spend.BooksFeature;
import coach.ai.spend.Caps;
import coach.ai.spend.upkeep.Verification.Report;
import coach.ops.AuditFeature;
import coach.ops.gate.Refusal;
import coach.platform.Platform;
import coach.platform.StartupFailure;
import coach.platform.db.Database;
import coach.platform.secret.Redactor;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.ConfiguredCommand;
import io.dropwizard.core.setup.Bootstrap;
import java.io.PrintStream;
import java.util.function.Supplier;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/// `ledger verify CONFIG`: recomputes every budget from the attempts; exit 1 when one differs.
final class LedgerCommand extends ConfiguredCommand<CoachConfiguration> {
  private static final int DIFFERS = 1;

  private final Supplier<Admission> admission;
  private final PrintStream out;

  LedgerCommand(Supplier<Admission> admission) {
    super("ledger", "Recomputes the budgets of the AI ledger from its attempts");
    this.admission = admission;
    this.out = System.out;
  }

  @Override
  public void configure(Subparser subparser) {
    subparser.addArgument("action").choices("verify").help("what to do");
    super.configure(subparser);
  }

  @Override
  protected void run(
      Bootstrap<CoachConfiguration> bootstrap,
      Namespace namespace,
      CoachConfiguration configuration) {
    Platform platform = admission.get().join(configuration);
    try (Database _ = platform.database()) {
      tell(books(platform, configuration).verification().run());
    }
  }

  private static BooksFeature books(Platform platform, CoachConfiguration configuration) {
    var audit = new AuditFeature(platform, configuration.operations().retention().audit());
    var spend = configuration.ai().spend();
    return new BooksFeature(
        platform, Caps.of(spend), spend.retention().toJavaDuration(), audit.log());
  }

  private void tell(Report report) {
    report.differences().forEach(out::println);
    if (report.skipped() > 0) {
      out.printf("%d budgets skipped: attempts of theirs are gone by age.%n", report.skipped());
    }
    if (!report.differences().isEmpty()) {
      throw new StartupFailure(
          DIFFERS,
          "%d of %d budgets are not the sum of their attempts"
              .formatted(report.differences().size(), report.checked()));
    }
    out.printf("%d budgets are the sum of their attempts.%n", report.checked());
  }

  @Override
  public void onError(Cli cli, Namespace namespace, Throwable failure) {
    switch (failure) {
      case Refusal refusal -> refusal.printStackTrace(cli.getStdErr());
      case StartupFailure known -> known.printStackTrace(cli.getStdErr());
      default -> cli.getStdErr().println("trading-coach: " + Redactor.redact(failure.toString()));
    }
  }
}
