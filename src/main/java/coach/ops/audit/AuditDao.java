package coach.ops.audit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// SQL for `audit_entries`: one statement per method, no decisions.
@RegisterConstructorMapper(AuditDao.Row.class)
public interface AuditDao {
  @SqlUpdate(
      """
      INSERT INTO audit_entries
          (id, at, action, outcome, actor, subject, address, request_id, details)
      VALUES
          (:id, :at, :action, :outcome, :actor, :subject, :address, :requestId,
           CAST(:details AS jsonb))
      """)
  void insert(@BindMethods Row row);

  /// Newest first, older than the given id: ids sort by time.
  @SqlQuery(
      """
      SELECT id, at, action, outcome, actor, subject, address, request_id, details
      FROM audit_entries
      WHERE id < :before
      ORDER BY id DESC
      LIMIT :limit
      """)
  List<Row> page(UUID before, int limit);

  /// The same for one action.
  @SqlQuery(
      """
      SELECT id, at, action, outcome, actor, subject, address, request_id, details
      FROM audit_entries
      WHERE action = :action AND id < :before
      ORDER BY id DESC
      LIMIT :limit
      """)
  List<Row> pageOf(String action, UUID before, int limit);

  /// Returns how many are gone. What another node is removing at the same time is left to it.
  @SqlUpdate(
      """
      DELETE FROM audit_entries
      WHERE id = ANY (ARRAY (
          SELECT id FROM audit_entries
          WHERE at < :before
          ORDER BY at
          LIMIT :limit
          FOR UPDATE SKIP LOCKED))
      """)
  int purge(Instant before, int limit);

  /// A row as flat and as nullable as the table.
  ///
  /// @param details a JSON object of texts
  record Row(
      UUID id,
      Instant at,
      String action,
      String outcome,
      String actor,
      String subject,
      @Nullable String address,
      @Nullable String requestId,
      String details) {}
}
