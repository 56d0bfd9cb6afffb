package coach;

/** The jar's main class, readable for an older Java, which is told in one line what is needed. */
public final class Launcher {
  private static final int REQUIRED = 25;

  private Launcher() {}

  public static void main(String[] arguments) throws Exception {
    if (Runtime.version().feature() < REQUIRED) {
      System.err.println(
          "trading-coach needs Java " + REQUIRED + ", found " + Runtime.version().feature());
      System.exit(69);
    }
    Class.forName("coach.CoachApplication")
        .getMethod("main", String[].class)
        .invoke(null, (Object) arguments);
  }
}
