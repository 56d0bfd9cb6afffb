package coach.coaching.interview;

import coach.coaching.Failure;
import coach.coaching.Finding;
import coach.coaching.check.Examined;
import java.util.List;

/// What one answer of the gateway's is worth.
sealed interface Look {
  /// There is no answer, or none that helps.
  record Nothing(Failure failure) implements Look {}

  /// An answer in no form that can be read.
  record Unread(List<Finding> findings) implements Look {}

  record Seen(Examined examined) implements Look {}
}
