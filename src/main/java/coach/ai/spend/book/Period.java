package coach.ai.spend.book;

import coach.ai.Answer.Budget;
import coach.identity.ApiKeyId;
import coach.shared.Spelling;
import coach.shared.UserId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// One cap in one stretch of time: a row of `ai_budgets`.
///
/// @param subject a user, a key, or [#EVERYBODY]
/// @param starts first day of it
public record Period(Budget budget, UUID subject, LocalDate starts) {
  public static final UUID EVERYBODY = new UUID(0, 0);

  public static Period day(LocalDate day) {
    return new Period(Budget.DAY, EVERYBODY, day);
  }

  public static Period month(LocalDate day) {
    return new Period(Budget.MONTH, EVERYBODY, day.withDayOfMonth(1));
  }

  /// All that an attempt of that day counts to. When several are full the first is told, which is
  /// the one that stays full for longest.
  static List<Period> of(UserId user, Optional<ApiKeyId> key, LocalDate day) {
    return Stream.concat(
            Stream.of(month(day), day(day), new Period(Budget.USER_DAY, user.value(), day)),
            key.map(id -> new Period(Budget.KEY_DAY, id.value(), day)).stream())
        .toList();
  }

  public Instant begins(ZoneId zone) {
    return starts.atStartOfDay(zone).toInstant();
  }

  public Instant ends(ZoneId zone) {
    LocalDate next = budget == Budget.MONTH ? starts.plusMonths(1) : starts.plusDays(1);
    return next.atStartOfDay(zone).toInstant();
  }

  /// As the database spells it.
  public static String kind(Budget budget) {
    return Spelling.of(budget);
  }

  public static Budget budget(String kind) {
    return Spelling.required(Budget.class, kind);
  }
}
