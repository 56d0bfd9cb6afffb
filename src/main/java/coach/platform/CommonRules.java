package coach.platform;

/// Rules that more than one part of the service can find broken.
public final class CommonRules {
  public static final Rule SEC_001 =
      Rule.never(
          "SEC-001",
          Severity.ERROR,
          "no debugger listens and error answers hold no internals",
          "a debug port runs any code for anybody who reaches it, and internals say what to try",
          "remove -agentlib:jdwp; server: {registerDefaultExceptionMappers: false,"
              + " detailedJsonProcessingExceptionMapper: false}");

  private CommonRules() {}
}
