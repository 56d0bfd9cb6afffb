package coach.ops.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coach.platform.AuditEntry;
import coach.platform.AuditEntry.Actor;
import coach.platform.IdSource;
import coach.platform.ProblemException;
import coach.platform.page.Page;
import coach.platform.page.PageRequest;
import coach.support.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditTrailTest {
  private static final Instant START = Instant.parse("2026-03-02T15:00:00Z");

  private final AuditDao entries =
      Jdbi.create(TestDatabase.freshUrl())
          .installPlugin(new PostgresPlugin())
          .installPlugin(new SqlObjectPlugin())
          .onDemand(AuditDao.class);
  private final AtomicLong millis = new AtomicLong();
  private final StoredAuditLog log =
      new StoredAuditLog(
          entries::insert,
          entries::insert,
          IdSource.secure(() -> START.plusMillis(millis.incrementAndGet() / 6)));
  private final AuditTrail trail = new AuditTrail(entries);

  @Test
  void theNewestComesFirst() {
    List<String> subjects = IntStream.range(0, 5).mapToObj(Integer::toString).toList();
    for (String subject : subjects) {
      millis.addAndGet(10_000);
      record("login", subject);
    }

    assertThat(subjects(page(100, Optional.empty()))).isEqualTo(subjects.reversed());
  }

  /// Three entries in each millisecond, and one more after every page.
  @Test
  void pagesHoldEveryEntryOnceWhileOthersAreAdded() {
    List<String> before = IntStream.range(0, 50).mapToObj(Integer::toString).toList();
    before.forEach(subject -> record("login", subject));

    List<String> seen = walk(7, page -> record("login", "later " + page));

    assertThat(seen).containsExactlyInAnyOrderElementsOf(before);
    assertThat(walk(7, _ -> {})).hasSize(58).doesNotHaveDuplicates();
  }

  @Test
  void aListThatEndsWithItsPageHasNoFurtherPage() {
    IntStream.range(0, 14).forEach(number -> record("login", Integer.toString(number)));

    Page<AuditDao.Row> first = page(7, Optional.empty());
    Page<AuditDao.Row> second = page(7, first.next());

    assertThat(first.next()).isPresent();
    assertThat(second.items()).hasSize(7);
    assertThat(second.next()).isEmpty();
  }

  @Test
  void oneActionIsFoundAmongOthersOnEveryPage() {
    for (int i = 0; i < 20; i++) {
      record("login", "in " + i);
      record("user.disable", "out " + i);
    }

    Page<AuditDao.Row> first = trail.page(PageRequest.of(15, null), Optional.of("user.disable"));
    Page<AuditDao.Row> second =
        trail.page(PageRequest.of(15, first.next().orElseThrow()), Optional.of("user.disable"));

    assertThat(first.items()).hasSize(15);
    assertThat(second.items()).hasSize(5);
    assertThat(subjects(first)).allMatch(subject -> subject.startsWith("out"));
    assertThat(trail.page(PageRequest.of(15, null), Optional.of("user")).items()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Login", "a b", "%", "\u0000"})
  void whatCannotBeAnActionIsInvalid(String action) {
    assertThatThrownBy(() -> trail.page(PageRequest.of(1, null), Optional.of(action)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("action");
  }

  private List<String> walk(int limit, IntConsumer afterPage) {
    List<String> seen = new ArrayList<>();
    Optional<String> next = Optional.empty();
    int pages = 0;
    do {
      Page<AuditDao.Row> page = page(limit, next);
      seen.addAll(subjects(page));
      next = page.next();
      afterPage.accept(pages++);
    } while (next.isPresent());
    return seen;
  }

  private Page<AuditDao.Row> page(int limit, Optional<String> cursor) {
    return trail.page(PageRequest.of(limit, cursor.orElse(null)), Optional.empty());
  }

  private static List<String> subjects(Page<AuditDao.Row> page) {
    return page.items().stream().map(AuditDao.Row::subject).toList();
  }

  private void record(String action, String subject) {
    log.record(AuditEntry.success(action, new Actor.System(), subject));
  }
}
