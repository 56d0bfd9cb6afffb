package coach.coaching.image.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coach.coaching.ImageId;
import coach.coaching.image.Chart;
import coach.coaching.image.ImageFormat;
import coach.coaching.image.picture.Size;
import coach.platform.IdSource;
import coach.shared.UserId;
import coach.support.TestDatabase;
import com.google.common.hash.HashCode;
import com.google.common.hash.Hashing;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import org.junit.jupiter.api.Test;

class DatabaseImagesTest {
  private static final Instant START = Instant.parse("2026-03-02T15:00:00Z");
  private static final Duration KEPT = Duration.ofDays(30);

  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private final Jdbi jdbi =
      Jdbi.create(TestDatabase.freshUrl())
          .installPlugin(new PostgresPlugin())
          .installPlugin(new SqlObjectPlugin());
  private final ImageStore images =
      new DatabaseImages(jdbi.onDemand(ImageDao.class), IdSource.secure(now::get));
  private final ImageRetention retention = new ImageRetention(images, now::get, KEPT);
  private final UserId alice = user();
  private final UserId bob = user();

  @Test
  void anImageIsReadAsItWasKept() {
    ImageId id = images.keep(alice, chart("one"));

    StoredImage image = images.find(alice, id).orElseThrow();

    assertThat(image.id()).isEqualTo(id);
    assertThat(image.bytes()).asString().isEqualTo("one");
    assertThat(image.format()).isEqualTo(ImageFormat.JPEG);
    assertThat(image.size()).isEqualTo(new Size(16, 9));
    assertThat(image.sha256()).isEqualTo(chart("one").sha256());
    assertThat(image.createdAt()).isEqualTo(START);
  }

  @Test
  void whatIsSentTwiceIsKeptOnce() {
    ImageId first = images.keep(alice, chart("one"));

    ImageId second = images.keep(alice, chart("one"));
    ImageId other = images.keep(alice, chart("two"));

    assertThat(second).isEqualTo(first).isNotEqualTo(other);
    assertThat(count()).isEqualTo(2);
  }

  @Test
  void whatIsSentTwiceAtOnceIsKeptOnce() throws Exception {
    Set<ImageId> ids = new HashSet<>();

    try (var requests = Executors.newVirtualThreadPerTaskExecutor()) {
      var kept = new java.util.ArrayList<java.util.concurrent.Future<ImageId>>();
      for (int i = 0; i < 12; i++) {
        kept.add(requests.submit(() -> images.keep(alice, chart("one"))));
      }
      for (var id : kept) {
        ids.add(id.get());
      }
    }

    assertThat(ids).hasSize(1);
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void anImageIsThereForItsOwnerOnly() {
    ImageId id = images.keep(alice, chart("one"));
    ImageId same = images.keep(bob, chart("one"));

    assertThat(same).isNotEqualTo(id);
    assertThat(images.find(bob, id)).isEmpty();
    assertThat(images.find(alice, new ImageId(UUID.randomUUID()))).isEmpty();
    assertThat(images.use(bob, id)).isFalse();
  }

  @Test
  void whatNothingHasShownForLongGoes() {
    ImageId shown = images.keep(alice, chart("shown"));
    ImageId unused = images.keep(alice, chart("unused"));
    assertThat(images.use(alice, shown)).isTrue();

    pass(KEPT.plusSeconds(1));
    retention.run();

    assertThat(images.find(alice, shown)).isPresent();
    assertThat(images.find(alice, unused)).isEmpty();
  }

  @Test
  void timeRunsFromWhenItWasLastShown() {
    ImageId id = images.keep(alice, chart("one"));
    images.use(alice, id);
    pass(KEPT);
    images.release(alice, id);
    pass(KEPT);
    images.release(alice, id); // said again: the first time counts
    retention.run();
    assertThat(images.find(alice, id)).isPresent();

    pass(Duration.ofSeconds(1));
    retention.run();

    assertThat(images.find(alice, id)).isEmpty();
  }

  @Test
  void whatIsSentAgainIsKeptAnew() {
    ImageId id = images.keep(alice, chart("one"));
    pass(KEPT);
    images.keep(alice, chart("one"));
    pass(KEPT);

    retention.run();

    assertThat(images.find(alice, id)).isPresent();
  }

  @Test
  void whatIsShownStaysShownWhenItIsSentAgain() {
    ImageId id = images.keep(alice, chart("one"));
    images.use(alice, id);
    images.keep(alice, chart("one"));
    pass(KEPT.multipliedBy(9));

    retention.run();

    assertThat(images.find(alice, id)).isPresent();
  }

  @Test
  void anotherCannotReleaseWhatIsNotTheirs() {
    ImageId id = images.keep(alice, chart("one"));
    images.use(alice, id);
    images.release(bob, id);
    pass(KEPT.multipliedBy(2));

    retention.run();

    assertThat(images.find(alice, id)).isPresent();
  }

  @Test
  void oneGoRemovesNoMoreThanItIsToldAndOneRunRemovesAll() {
    for (int i = 0; i < ImageRetention.BATCH + 5; i++) {
      images.keep(alice, chart("chart " + i));
    }
    pass(KEPT.plusSeconds(1));

    assertThat(images.purge(now.get().minus(KEPT), 3)).isEqualTo(3);
    assertThat(count()).isEqualTo(ImageRetention.BATCH + 2);
    retention.run();

    assertThat(count()).isZero();
  }

  @Test
  void bytesThatArePackedAlreadyAreNotPackedAgain() {
    String storage =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT attstorage::text FROM pg_attribute
                        WHERE attrelid = 'images'::regclass AND attname = 'bytes'
                        """)
                    .mapTo(String.class)
                    .one());

    assertThat(storage).isEqualTo("e");
  }

  @Test
  void theDatabaseItselfTakesNoFormatThatWeDoNotWrite() {
    Chart chart = chart("one");
    Chart webp =
        new Chart(ImageFormat.WEBP, chart.bytes(), chart.size(), chart.sha256(), chart.original());

    assertThatThrownBy(() -> images.keep(alice, webp)).hasMessageContaining("media_type");
  }

  private void pass(Duration time) {
    now.updateAndGet(before -> before.plus(time));
  }

  private int count() {
    return jdbi.withHandle(
        handle -> handle.createQuery("SELECT count(*) FROM images").mapTo(Integer.class).one());
  }

  private UserId user() {
    UUID id = UUID.randomUUID();
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                INSERT INTO users
                    (id, email, password_hash, role, created_at, password_changed_at)
                VALUES (?, ?, '$argon2id$', 'trader', now(), now())
                """,
                id,
                id + "@example.com"));
    return new UserId(id);
  }

  private static Chart chart(String content) {
    byte[] bytes = content.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    HashCode hash = Hashing.sha256().hashBytes(bytes);
    Size size = new Size(16, 9);
    return new Chart(
        ImageFormat.JPEG,
        bytes,
        size,
        hash,
        new Chart.Original(ImageFormat.JPEG, bytes.length, size, hash));
  }
}
