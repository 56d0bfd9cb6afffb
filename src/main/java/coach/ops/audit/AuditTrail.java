package coach.ops.audit;

import coach.platform.Problem;
import coach.platform.page.Page;
import coach.platform.page.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// Reads back what was recorded, newest first.
public final class AuditTrail {
  /// Before this id is everything.
  private static final UUID END = new UUID(-1, -1);

  private static final Pattern ACTION = Pattern.compile("[a-z_.]{1,100}");

  private final AuditDao entries;

  public AuditTrail(AuditDao entries) {
    this.entries = entries;
  }

  Page<AuditDao.Row> page(PageRequest request, Optional<String> action) {
    UUID before = request.after().orElse(END);
    List<AuditDao.Row> rows =
        action
            .map(name -> entries.pageOf(checked(name), before, request.rows()))
            .orElseGet(() -> entries.page(before, request.rows()));
    return Page.of(rows, request, AuditDao.Row::id);
  }

  private static String checked(String action) {
    if (!ACTION.matcher(action).matches()) {
      throw Problem.Invalid.field("action", "must be the name of one, such as user.disable")
          .toException();
    }
    return action;
  }
}
