package coach.ai.spend.book;

import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/// SQL that asks `ai_attempts` about one answer.
public interface PaidAnswersDao {
  /// Whether anything was, or may have been, paid for it: all that was not given back.
  ///
  /// @param from when its attempts may have begun, so that no more than that time is searched
  @SqlQuery(
      """
      SELECT EXISTS (
          SELECT 1 FROM ai_attempts
          WHERE id >= ai_first_id(:from) AND id < ai_first_id(:until)
            AND answer_id = :answer AND state <> 'released')
      """)
  boolean paid(UUID answer, Instant from, Instant until);
}
