package coach.coaching.image.store;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/// SQL for `images`: one statement per method, no decisions. Every read is scoped to an owner.
@RegisterConstructorMapper(ImageDao.Row.class)
public interface ImageDao {
  /// The id of the row that is there now, whoever made it. A row that is not in use is unused anew.
  @SqlQuery(
      """
      INSERT INTO images
          (id, owner, sha256, media_type, width, height, bytes, created_at, unused_since)
      VALUES
          (:id, :owner, :sha256, :mediaType, :width, :height, :bytes, :createdAt, :createdAt)
      ON CONFLICT (owner, sha256) DO UPDATE
      SET unused_since = CASE
          WHEN images.unused_since IS NULL THEN NULL
          ELSE greatest(images.unused_since, EXCLUDED.unused_since) END
      RETURNING id
      """)
  UUID keep(UUID owner, @BindMethods Row row);

  @SqlQuery(
      """
      SELECT id, sha256, media_type, width, height, bytes, created_at
      FROM images
      WHERE owner = :owner AND id = :id
      """)
  Optional<Row> find(UUID owner, UUID id);

  @SqlUpdate(
      """
      UPDATE images SET unused_since = NULL
      WHERE owner = :owner AND id = :id
      """)
  boolean use(UUID owner, UUID id);

  @SqlUpdate(
      """
      UPDATE images SET unused_since = greatest(created_at, :now)
      WHERE owner = :owner AND id = :id AND unused_since IS NULL
      """)
  void release(UUID owner, UUID id, Instant now);

  /// Returns how many are gone; what another node is removing at the same time is left to it.
  @SqlUpdate(
      """
      DELETE FROM images
      WHERE id = ANY (ARRAY (
          SELECT id FROM images
          WHERE unused_since < :before
          ORDER BY unused_since
          LIMIT :limit
          FOR UPDATE SKIP LOCKED))
      """)
  int purge(Instant before, int limit);

  /// A row as flat as the table.
  record Row(
      UUID id,
      byte[] sha256,
      String mediaType,
      int width,
      int height,
      byte[] bytes,
      Instant createdAt) {}
}
