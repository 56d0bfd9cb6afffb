/// The process's log: one line an event, without secrets, that nobody can forge.
@NullMarked
package coach.platform.log;

import org.jspecify.annotations.NullMarked;
