package coach.platform.log;

import coach.platform.LiveCheck;
import coach.platform.Violation;
import io.dropwizard.logging.common.LoggingUtil;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Plants secrets in an event and looks for them in what each appender would print.
final class RedactionCheck implements LiveCheck {
  private static final Logger log = LoggerFactory.getLogger(RedactionCheck.class);

  @Override
  public String name() {
    return "log redaction";
  }

  @Override
  public Stream<Violation> run() {
    LogProof.Result result = LogProof.of(LoggingUtil.getLoggerContext());
    if (result.failures().isEmpty()) {
      log.info("Redaction and neutralisation of log lines proven on {}", result.proven());
    }
    return result.failures().stream()
        .map(failure -> LoggingInvariants.OPS_001.brokenAt("logging.appenders").found(failure));
  }
}
