package coach.ops.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coach.platform.AuditEntry;
import coach.platform.AuditEntry.Actor;
import coach.platform.IdSource;
import coach.platform.Origin;
import coach.platform.page.PageRequest;
import coach.platform.secret.Secret;
import coach.shared.UserId;
import coach.support.TestDatabase;
import com.google.common.collect.MoreCollectors;
import java.net.InetAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredAuditLogTest {
  private static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");
  private static final UserId ANN =
      new UserId(UUID.fromString("0195570a-5f00-7000-8000-00000000000a"));
  private static final UUID KEY = UUID.fromString("0195570a-5f00-7000-8000-00000000000b");
  private static final String PLANTED = "tck_planted0123456789planted";

  private final String url = TestDatabase.freshUrl();
  private final Jdbi jdbi =
      Jdbi.create(url).installPlugin(new PostgresPlugin()).installPlugin(new SqlObjectPlugin());
  private final AuditDao entries = jdbi.onDemand(AuditDao.class);
  private final StoredAuditLog log =
      new StoredAuditLog(
          entries::insert, entries::insert, IdSource.secure(InstantSource.fixed(NOW)));

  @Test
  void anEntryIsKeptWithAllThatItSays() throws Exception {
    Origin origin = new Origin("req-1", InetAddress.getByName("192.0.2.7"), "192.0.2.7");

    log.record(
        AuditEntry.failure("user.disable", new Actor.User(ANN), "user:7")
            .from(origin)
            .with(Map.of("reason", "last operator")));

    assertThat(view())
        .usingRecursiveComparison()
        .ignoringFields("id")
        .isEqualTo(
            new AuditView(
                "",
                NOW,
                "user.disable",
                "failure",
                "user:" + ANN,
                "user:7",
                Optional.of("192.0.2.7"),
                Optional.of("req-1"),
                Map.of("reason", "last operator")));
  }

  @Test
  void whatWasNoRequestHasNoAddress() {
    log.record(AuditEntry.success("operator.create", new Actor.Command(), "user:7"));

    assertThat(view().address()).isEmpty();
    assertThat(view().requestId()).isEmpty();
    assertThat(view().details()).isEmpty();
  }

  @Test
  void everyKindOfActorHasASpelling() {
    assertThat(actor(new Actor.User(ANN))).isEqualTo("user:" + ANN);
    assertThat(actor(new Actor.Key(KEY, ANN))).isEqualTo("key:" + KEY);
    assertThat(actor(new Actor.Anonymous())).isEqualTo("anonymous");
    assertThat(actor(new Actor.Command())).isEqualTo("command");
    assertThat(actor(new Actor.System())).isEqualTo("system");
  }

  @Test
  void aKeyIsKeptWithItsOwner() {
    log.record(
        AuditEntry.success("login", new Actor.Key(KEY, ANN), "user:7").with(Map.of("a", "b")));

    assertThat(view().details()).isEqualTo(Map.of("a", "b", "owner", ANN.toString()));
  }

  @Test
  void aSecretIsNotKeptHoweverCarelessTheCaller() throws Exception {
    Secret known = Secret.of("correct horse battery staple 42");
    Origin origin = new Origin(PLANTED, InetAddress.getLoopbackAddress(), "127.0.0.1");

    log.record(
        AuditEntry.failure("login", new Actor.Anonymous(), "key " + PLANTED)
            .from(origin)
            .with(
                Map.of(
                    "password",
                    "swordfish",
                    "header",
                    "Authorization: Bearer abcdefghijklmnop",
                    "address",
                    "ann@example.com",
                    "said",
                    "it is " + known.reveal(),
                    PLANTED,
                    "as a name")));

    String row =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery("SELECT audit_entries::text FROM audit_entries")
                    .mapTo(String.class)
                    .one());
    assertThat(row)
        .contains("example.com", "as a name")
        .doesNotContain("planted", "swordfish", "abcdefgh", "ann@", "staple");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000b", "\u0000", "\ud800", "line\nbreak", "\u202eright to left"})
  void textThatTheDatabaseOrAReaderWouldChokeOnIsEscaped(String text) {
    log.record(AuditEntry.success("login", new Actor.System(), text).with(Map.of(text, text)));

    String escaped = view().subject();
    assertThat(escaped).contains("\\").doesNotContain(text);
    assertThat(view().details()).isEqualTo(Map.of(escaped, escaped));
  }

  @Test
  void longTextIsCutAndWholeCharactersRemain() {
    String face = "\ud83d\ude00";
    String text = "x" + face.repeat(1_000);

    log.record(AuditEntry.success("login", new Actor.System(), text).with(Map.of("said", text)));

    String cut = "x" + face.repeat(99) + "…";
    assertThat(cut).hasSize(StoredText.LONGEST);
    assertThat(view().subject()).isEqualTo(cut);
    assertThat(view().details()).containsEntry("said", cut);
  }

  @Test
  void aTextThatJustFitsIsWhole() {
    String text = "x".repeat(StoredText.LONGEST);

    log.record(AuditEntry.success("login", new Actor.System(), text));

    assertThat(view().subject()).isEqualTo(text);
  }

  @Test
  void anEntryThatCannotBeKeptIsNeverPassedOver() {
    TestDatabase.execute(url, "ALTER TABLE audit_entries RENAME TO elsewhere");

    AuditEntry entry = AuditEntry.success("login", new Actor.System(), "user:7");

    assertThatThrownBy(() -> log.record(entry)).hasMessageContaining("audit_entries");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Login", "login ", "user..disable", "user.disable\u0000"})
  void anActionWithoutAProperNameIsABug(String action) {
    AuditEntry entry = AuditEntry.success(action, new Actor.System(), "user:7");

    assertThatThrownBy(() -> log.record(entry)).isInstanceOf(RuntimeException.class);
  }

  @Test
  void whatWasWrittenIsNeverRewritten() {
    log.record(AuditEntry.success("login", new Actor.System(), "user:7"));

    assertThatThrownBy(
            () -> TestDatabase.execute(url, "UPDATE audit_entries SET outcome = 'failure'"))
        .hasMessageContaining("audit entries are never changed");
    assertThat(view().outcome()).isEqualTo("success");
  }

  private String actor(Actor actor) {
    TestDatabase.execute(url, "DELETE FROM audit_entries");
    log.record(AuditEntry.success("login", actor, "user:7"));
    return view().actor();
  }

  /// The one entry.
  private AuditView view() {
    return new AuditTrail(entries)
        .page(PageRequest.of(2, null), Optional.empty()).map(AuditView::of).items().stream()
            .collect(MoreCollectors.onlyElement());
  }
}
