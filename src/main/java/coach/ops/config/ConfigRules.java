package coach.ops.config;

import static coach.platform.Severity.ALWAYS;
import static coach.platform.Severity.ERROR;

import coach.platform.Rule;
import java.util.List;

/// Rules about the text of a configuration, whatever it configures.
public final class ConfigRules {
  public static final Rule CORE_001 =
      Rule.never(
          "CORE-001",
          ALWAYS,
          "mode is one of development, staging, production",
          "without a mode nobody can tell which promises hold",
          "mode: production");

  static final Rule CORE_004 =
      Rule.never(
          "CORE-004",
          ALWAYS,
          "every key is known, stands once and has the right type",
          "a misspelt key silently leaves its default in force",
          "remove the key or correct its name");

  static final Rule CORE_005 =
      Rule.never(
          "CORE-005",
          ALWAYS,
          "every ${VARIABLE} is defined and not empty",
          "an empty value would switch something off without anybody deciding it",
          "define the variable, or unset it where it has a default");

  public static final Rule CORE_007 =
      Rule.of(
          "CORE-007",
          ERROR,
          "neither a secret nor the mode comes from a -Ddw. system property",
          "every user can read the process list, and a forgotten option must not lift every promise",
          "give it as an environment variable or as NAME_FILE; write `mode` into the file");

  /// In every mode: an override to development would make its own violation a warning.
  public static final Rule CORE_007_MODE =
      Rule.never("CORE-007", ALWAYS, CORE_007.required(), CORE_007.reason(), CORE_007.fix());

  public static final Rule SEC_006 =
      Rule.of(
          "SEC-006",
          ERROR,
          "secrets come from the environment or a file, never from the YAML text",
          "configuration files are copied, shared and committed",
          "use ${NAME} and set NAME or NAME_FILE");

  private ConfigRules() {}

  public static List<Rule> all() {
    return List.of(CORE_001, CORE_004, CORE_005, CORE_007, CORE_007_MODE, SEC_006);
  }
}
