package coach;

import coach.platform.CommonRules;
import coach.platform.db.DatabaseQuestion;
import java.util.List;

/// What no database may hold outside development; only the root knows every feature.
final class DatabaseQuestions {
  private static final DatabaseQuestion DEMO_ACCOUNTS =
      new DatabaseQuestion(
          CommonRules.SEC_008,
          "database.url",
          "SELECT count(*) FROM users WHERE demo",
          "%d demo accounts");

  private DatabaseQuestions() {}

  static List<DatabaseQuestion> all() {
    return List.of(DEMO_ACCOUNTS);
  }
}
