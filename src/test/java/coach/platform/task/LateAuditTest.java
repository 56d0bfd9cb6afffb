package coach.platform.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coach.platform.AuditEntry;
import coach.platform.Problem;
import coach.platform.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LateAuditTest {
  private static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");

  private final List<AuditEntry> kept = new ArrayList<>();
  private boolean away;
  private final LateAudit audit = new LateAudit(this::keep, () -> NOW);

  private void keep(AuditEntry entry) {
    if (away) {
      throw new Problem.Unavailable("database", Duration.ofSeconds(2)).toException();
    }
    kept.add(entry);
  }

  private static AuditEntry entry(String subject) {
    return AuditEntry.success("test.done", new AuditEntry.Actor.Command(), subject);
  }

  @Test
  void whileTheDatabaseIsThereAnEntryIsKeptAtOnceAsItIs() {
    audit.record(entry("one"));

    assertThat(kept).containsExactly(entry("one"));
  }

  @Test
  void whatWasRecordedInAnOutageIsKeptInItsOrderOnceWithItsTime() {
    away = true;
    audit.record(entry("one"));
    audit.record(entry("two"));
    assertThatThrownBy(audit::catchUp).isInstanceOf(ProblemException.class);
    away = false;

    audit.catchUp();
    audit.catchUp();

    assertThat(kept).extracting(AuditEntry::subject).containsExactly("one", "two");
    assertThat(kept)
        .extracting(AuditEntry::details)
        .containsOnly(Map.of("happened_at", NOW.toString()));
  }

  @Test
  void anOutageThatDoesNotEndFillsNoMemory() {
    away = true;
    for (int i = 0; i < 2_000; i++) {
      audit.later(entry("many"));
    }
    away = false;

    audit.catchUp();

    assertThat(kept).hasSize(1_000);
  }
}
