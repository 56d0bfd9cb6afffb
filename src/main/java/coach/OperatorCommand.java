package coach;

import coach.identity.IdentityFeature;
import coach.ops.AuditFeature;
import coach.ops.gate.Refusal;
import coach.platform.Platform;
import coach.platform.ProblemException;
import coach.platform.StartupFailure;
import coach.platform.db.Database;
import coach.platform.problem.ProblemTable;
import coach.platform.problem.ProblemView;
import coach.platform.secret.Redactor;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.ConfiguredCommand;
import io.dropwizard.core.setup.Bootstrap;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.jspecify.annotations.Nullable;

/// `operator create --email E CONFIG`: the first operator, whom nobody else can make. The password
/// comes from standard input, so that no list of processes and no shell's history has it.
final class OperatorCommand extends ConfiguredCommand<CoachConfiguration> {
  /// EX_DATAERR of sysexits.h.
  private static final int BAD_DATA = 65;

  private final Supplier<Admission> admission;
  private final PrintStream out;

  OperatorCommand(Supplier<Admission> admission) {
    super("operator", "Creates an operator; reads the password from standard input");
    this.admission = admission;
    this.out = System.out;
  }

  @Override
  public void configure(Subparser subparser) {
    subparser.addArgument("action").choices("create").help("what to do");
    subparser.addArgument("--email").required(true).help("the operator's e-mail address");
    super.configure(subparser);
  }

  @Override
  protected void run(
      Bootstrap<CoachConfiguration> bootstrap,
      Namespace namespace,
      CoachConfiguration configuration)
      throws IOException {
    String email = namespace.getString("email");
    String password = password();
    Platform platform = admission.get().join(configuration);
    try (Database _ = platform.database()) {
      create(platform, configuration, email, password);
    }
    out.println("Operator " + email + " created.");
  }

  private static void create(
      Platform platform, CoachConfiguration configuration, String email, String password) {
    var audit = new AuditFeature(platform, configuration.operations().retention().audit());
    var identity = new IdentityFeature(platform, configuration.identity(), audit.log());
    try {
      identity.createOperator(email, password);
    } catch (ProblemException e) {
      throw new StartupFailure(BAD_DATA, "no operator was created: " + words(e));
    }
  }

  private static String words(ProblemException failure) {
    ProblemView view = ProblemTable.view(failure.problem());
    return view.detail();
  }

  /// Asked for where somebody sits, read where a program speaks.
  private static String password() throws IOException {
    Console console = System.console();
    @Nullable String password =
        console != null && console.isTerminal()
            ? text(console.readPassword("Password: "))
            : new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                .readLine();
    if (password == null || password.isEmpty()) {
      throw new StartupFailure(
          BAD_DATA, "no operator was created: the password is expected on standard input");
    }
    return password;
  }

  private static @Nullable String text(char @Nullable [] typed) {
    return typed == null ? null : new String(typed);
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
