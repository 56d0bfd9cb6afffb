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

  public static final Rule SEC_004 =
      Rule.never(
          "SEC-004",
          Severity.ERROR,
          "at least 32 random bytes (about 128 bits of entropy), and no secret used twice",
          "anyone who guesses it, or learns it in its other place, can do whatever it lets one do",
          "export JWT_SECRET=\"$(openssl rand -base64 48)\"");

  public static final Rule SEC_008 =
      Rule.never(
          "SEC-008",
          Severity.ERROR,
          "no default account and no default password, in the database and in the service",
          "whoever reaches the server knows them too, and can read and change everything",
          "take a database that development never used, in which every role has a password of its"
              + " own (openssl rand -base64 24) and pg_hba.conf trusts nobody");

  private CommonRules() {}
}
