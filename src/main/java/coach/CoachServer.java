package coach;

import coach.ops.gate.Refusal;
import coach.platform.StartupFailure;
import coach.platform.secret.Redactor;
import com.google.common.base.Throwables;
import io.dropwizard.core.Application;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.ServerCommand;
import net.sourceforge.argparse4j.inf.Namespace;

/// `server`. What it says of a failure passes the redactor like every other text.
final class CoachServer extends ServerCommand<CoachConfiguration> {
  CoachServer(Application<CoachConfiguration> application) {
    super(application);
  }

  @Override
  public void onError(Cli cli, Namespace namespace, Throwable failure) {
    switch (failure) {
      case Refusal refusal -> refusal.printStackTrace(cli.getStdErr());
      case StartupFailure known -> known.printStackTrace(cli.getStdErr());
      default ->
          cli.getStdErr().println(Redactor.redact(Throwables.getStackTraceAsString(failure)));
    }
  }
}
