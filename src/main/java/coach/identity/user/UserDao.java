package coach.identity.user;

import coach.identity.Role;
import coach.shared.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// SQL for `users`: one statement per method, no decisions.
@RegisterConstructorMapper(UserDao.Row.class)
public interface UserDao {
  /// Returns nothing when the address is taken.
  @SqlQuery(
      """
      INSERT INTO users (id, email, password_hash, role, demo, created_at, password_changed_at)
      VALUES (:id, :email, :passwordHash, :role, :demo, :createdAt, :passwordChangedAt)
      ON CONFLICT (email) DO NOTHING
      RETURNING *
      """)
  Optional<Row> insert(@BindMethods Row row);

  @SqlQuery("SELECT * FROM users WHERE email = :email")
  Optional<Row> byEmail(String email);

  @SqlQuery("SELECT * FROM users WHERE id = :id")
  Optional<Row> byId(UUID id);

  @SqlQuery("SELECT * FROM users WHERE id > :after ORDER BY id LIMIT :limit")
  List<Row> pageAfter(UUID after, int limit);

  /// Returns false when the password is no longer the one that was found right, or its user no
  /// longer welcome.
  @SqlUpdate(
      """
      UPDATE users SET last_login_at = :at
      WHERE id = :id AND password_changed_at = :passwordChangedAt AND disabled_at IS NULL
      """)
  boolean loggedIn(UUID id, Instant passwordChangedAt, Instant at);

  /// The same password in another hash; nothing changes when it was changed in the meantime.
  @SqlUpdate(
      """
      UPDATE users SET password_hash = :passwordHash
      WHERE id = :id AND password_hash = :former
      """)
  void rehash(UUID id, String former, String passwordHash);

  /// Returns false when the former password is no longer the account's.
  @SqlUpdate(
      """
      UPDATE users SET password_hash = :passwordHash, password_changed_at = :at
      WHERE id = :id AND password_hash = :former
      """)
  boolean changePassword(UUID id, String former, String passwordHash, Instant at);

  @SqlQuery(
      """
      UPDATE users SET disabled_at = coalesce(disabled_at, :at) WHERE id = :id RETURNING *
      """)
  Optional<Row> disable(UUID id, Instant at);

  @SqlQuery("UPDATE users SET disabled_at = NULL WHERE id = :id RETURNING *")
  Optional<Row> enable(UUID id);

  /// What a demo account is, whatever was done to it.
  @SqlUpdate(
      """
      UPDATE users SET role = :role, demo = true, disabled_at = NULL
      WHERE id = :id AND (role <> :role OR NOT demo OR disabled_at IS NOT NULL)
      """)
  void restoreDemo(UUID id, String role);

  /// A row as flat and as nullable as the table; [User] is what everybody else gets.
  record Row(
      UUID id,
      String email,
      String passwordHash,
      String role,
      boolean demo,
      Instant createdAt,
      Instant passwordChangedAt,
      @Nullable Instant lastLoginAt,
      @Nullable Instant disabledAt) {

    /// An account that begins.
    public static Row of(UUID id, EmailAddress email, String passwordHash, Role role, Instant at) {
      return new Row(id, email.value(), passwordHash, role.text(), false, at, at, null, null);
    }

    public Row asDemo() {
      return new Row(
          id,
          email,
          passwordHash,
          role,
          true,
          createdAt,
          passwordChangedAt,
          lastLoginAt,
          disabledAt);
    }

    User toUser() {
      return new User(
          new UserId(id),
          new EmailAddress(email),
          Role.of(role),
          demo,
          createdAt,
          passwordChangedAt,
          Optional.ofNullable(lastLoginAt),
          Optional.ofNullable(disabledAt));
    }
  }
}
