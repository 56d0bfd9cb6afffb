package coach.platform.log;

import static org.assertj.core.api.Assertions.assertThat;

import coach.platform.Mode;
import coach.platform.Violation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.dropwizard.jackson.Jackson;
import io.dropwizard.logging.common.LoggingFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoggingInvariantsTest {
  private static final ObjectMapper YAML = Jackson.newObjectMapper(new YAMLFactory());
  private static final String GOOD_APPENDERS =
      """
      appenders:
        - type: console
          layout: {type: coach, structured: true}
      """;

  @Test
  void aQuietRedactedLogIsAccepted() throws JsonProcessingException {
    assertThat(
            broken(
                Mode.PRODUCTION, "level: WARN\nloggers: {com.example: DEBUG}\n" + GOOD_APPENDERS))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"DEBUG", "TRACE", "ALL", "true", "VERBOSE"})
  void aRootLevelBelowInfoOrUnknownIsReported(String level) throws JsonProcessingException {
    assertThat(broken(Mode.STAGING, "level: " + level + "\n" + GOOD_APPENDERS))
        .containsExactly("OPS-001 logging.level");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "coach",
        "coach.ai.provider",
        "org",
        "org.eclipse.jetty.http",
        "org.jdbi",
        "org.jdbi.v3.sql"
      })
  void oursAndTheLoggersThatPrintContentStayQuiet(String logger) throws JsonProcessingException {
    assertThat(broken(Mode.PRODUCTION, "loggers: {" + logger + ": DEBUG}\n" + GOOD_APPENDERS))
        .containsExactly("OPS-001 logging.loggers." + logger);
    assertThat(
            broken(Mode.PRODUCTION, "loggers: {" + logger + ": {level: TRACE}}\n" + GOOD_APPENDERS))
        .containsExactly("OPS-001 logging.loggers." + logger);
    assertThat(broken(Mode.PRODUCTION, "loggers: {" + logger + ": ERROR}\n" + GOOD_APPENDERS))
        .isEmpty();
  }

  @Test
  void everyAppenderNeedsTheRedactingLayout() throws JsonProcessingException {
    assertThat(
            broken(
                Mode.STAGING,
                """
                appenders:
                  - type: console
                  - type: file
                    archive: false
                    currentLogFilename: x.log
                    layout: {type: coach}
                  - type: syslog
                    layout: {type: coach}
                """))
        .containsExactly(
            "OPS-001 logging.appenders[0].layout", "OPS-001 logging.appenders[2].layout");
  }

  @Test
  void theAppendersOfOneLoggerCountAsWell() throws JsonProcessingException {
    assertThat(
            broken(
                Mode.PRODUCTION,
                """
                loggers:
                  com.example:
                    level: INFO
                    appenders:
                      - type: console
                      - type: console
                        layout: {type: coach, structured: "true"}
                      - type: console
                        layout: {type: coach}
                """
                    + GOOD_APPENDERS))
        .containsExactly(
            "OPS-001 logging.loggers.com.example.appenders[0].layout",
            "OPS-001 logging.loggers.com.example.appenders[2].layout.structured");
  }

  @Test
  void productionWritesJson() throws JsonProcessingException {
    String text = GOOD_APPENDERS.replace("true", "false");

    assertThat(broken(Mode.PRODUCTION, text))
        .containsExactly("OPS-001 logging.appenders[0].layout.structured");
    assertThat(broken(Mode.STAGING, text)).isEmpty();
  }

  @Test
  void aLogWithoutAppendersOrOfAnotherKindIsReported() throws JsonProcessingException {
    assertThat(broken(Mode.PRODUCTION, "appenders: []"))
        .containsExactly("OPS-001 logging.appenders");
    assertThat(broken(Mode.PRODUCTION, "type: external")).containsExactly("OPS-001 logging.type");
  }

  @Test
  void everyReportedRuleIsDeclared() throws JsonProcessingException {
    LoggingInvariants invariants = invariants("level: DEBUG");

    assertThat(invariants.rules())
        .containsAll(invariants.violations(Mode.PRODUCTION).map(Violation::rule).toList());
  }

  private static List<String> broken(Mode mode, String yaml) throws JsonProcessingException {
    return invariants(yaml)
        .violations(mode)
        .map(violation -> violation.rule().id() + " " + violation.key())
        .toList();
  }

  private static LoggingInvariants invariants(String yaml) throws JsonProcessingException {
    return new LoggingInvariants(YAML.readValue(yaml, LoggingFactory.class));
  }
}
