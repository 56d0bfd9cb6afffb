/// Services that `bin/bench` measures; nothing here is a test.
@NullMarked
package coach.bench;

import org.jspecify.annotations.NullMarked;
