package coach;

import static java.util.Objects.requireNonNullElse;

import coach.identity.IdentityFeature;
import coach.ops.AuditFeature;
import coach.ops.gate.Refusal;
import coach.platform.Platform;
import coach.platform.ProblemException;
import coach.platform.StartupFailure;
import coach.platform.db.Database;
import coach.platform.problem.ProblemTable;
import coach.platform.secret.Redactor;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.ConfiguredCommand;
import io.dropwizard.core.setup.Bootstrap;
import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/// `operator create --email E CONFIG`: the first operator, whom nobody else can make. The password
/// comes from standard input, so that no list of processes and no shell's history has it.
final class OperatorCommand extends ConfiguredCommand<CoachConfiguration> {
  /// EX_DATAERR of sysexits.h.
  private static final int BAD_DATA = 65;

  private static final int MOST_BYTES = 4_096;

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
      throw refused(ProblemTable.view(e.problem()).detail());
    }
  }

  /// Asked for where somebody sits, read where a program speaks: one line, as it was typed.
  private static String password() throws IOException {
    Console console = System.console();
    String text =
        console != null && console.isTerminal()
            ? new String(requireNonNullElse(console.readPassword("Password: "), new char[0]))
            : line(System.in.readNBytes(MOST_BYTES));
    if (text.isEmpty()) {
      throw refused("the password is expected on standard input");
    }
    return text;
  }

  private static String line(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      List<String> lines = text.lines().toList();
      if (lines.size() > 1) {
        throw refused("standard input holds more than one line");
      }
      return lines.isEmpty() ? "" : lines.getFirst();
    } catch (CharacterCodingException e) {
      throw refused("the password on standard input is not UTF-8");
    }
  }

  private static StartupFailure refused(String reason) {
    return new StartupFailure(BAD_DATA, "no operator was created: " + reason);
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
