/// Reads what a model answers: strictly, and with a finding for each thing that is not as the
/// schema has it.
@NullMarked
package coach.coaching.answer;

import org.jspecify.annotations.NullMarked;
