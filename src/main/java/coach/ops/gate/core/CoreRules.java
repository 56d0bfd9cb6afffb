package coach.ops.gate.core;

import static coach.platform.Severity.ALWAYS;
import static coach.platform.Severity.ERROR;
import static coach.platform.Severity.WARNING;

import coach.ops.config.ConfigRules;
import coach.ops.config.FieldValidation;
import coach.platform.CommonRules;
import coach.platform.Rule;
import java.util.List;
import java.util.stream.Stream;

/// Rules about the process and the configuration as a whole.
public final class CoreRules {
  static final Rule CORE_002 =
      Rule.never(
          "CORE-002",
          ALWAYS,
          "development listens on loopback only",
          "development has demo accounts, canned answers and an open database",
          "bindHost: 127.0.0.1, or use mode: production");

  static final Rule CORE_006 =
      Rule.of(
          "CORE-006",
          ERROR,
          "no placeholder is left (changeme, TODO, xxx, example, <…>, sk-test)",
          "a placeholder works until somebody guesses it or it is needed",
          "put the real value");

  public static final Rule CORE_008 =
      Rule.never(
          "CORE-008",
          ALWAYS,
          "each suppression names a suppressible rule, a reason and a date that has not passed",
          "a forgotten exception becomes the normal state",
          "- {id: DB-002, reason: \"why it is safe until then\", until: 2027-01-31}");

  static final Rule CORE_009 =
      Rule.of(
          "CORE-009",
          WARNING,
          "the jar knows the commit it was built from, and is no snapshot or dirty build",
          "nobody can tell later what was running",
          "build with bin/build in a clean checkout");

  static final Rule CORE_010 =
      Rule.never(
          "CORE-010",
          ALWAYS,
          "Java 25 or later",
          "older ones pin virtual threads and lack classes that the service uses",
          "run it with a JDK 25");

  static final Rule CORE_011 =
      Rule.of(
          "CORE-011",
          WARNING,
          "65535 open files, 5 % and 1 GB of free disk, a writable temporary directory, not root",
          "the service fails under load or when a disk fills",
          "ulimit -n 65535; free disk space; run as a user of its own");

  static final Rule CORE_012 =
      Rule.of(
          "CORE-012",
          WARNING,
          "the heap is bounded by -Xmx or -XX:MaxRAMPercentage",
          "the default of a quarter of the memory is seldom what a container wants",
          "java -XX:MaxRAMPercentage=65 -jar …");

  public static final Rule CORE_014 =
      Rule.of(
          "CORE-014",
          ERROR,
          "every check is finished in time: a live one gets its answer within 3 s",
          "what cannot be asked cannot be trusted",
          "start the dependency or correct its address; if this machine was busy, run it again");

  static final Rule SEC_007 =
      Rule.of(
          "SEC-007",
          ERROR,
          "secret files are readable by owner and group at most, the configuration is not"
              + " writable by others",
          "other users of the machine could read keys or change the configuration",
          "chmod 0640 FILE");

  static final Rule OPS_011 =
      Rule.of(
          "OPS-011",
          WARNING,
          "Liquibase analytics and every other phone-home are off",
          "a server that calls strangers tells them about you",
          "unset LIQUIBASE_ANALYTICS_ENABLED");

  private CoreRules() {}

  public static List<Rule> all() {
    Stream<Rule> own =
        Stream.of(
            CORE_002,
            CORE_006,
            CORE_008,
            CORE_009,
            CORE_010,
            CORE_011,
            CORE_012,
            CORE_014,
            CommonRules.SEC_001,
            SEC_007,
            OPS_011,
            FieldValidation.CORE_013);
    return Stream.concat(ConfigRules.all().stream(), own).toList();
  }
}
