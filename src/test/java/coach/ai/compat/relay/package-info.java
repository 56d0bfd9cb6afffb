/// Tests of how answers are watched while they pass by.
@NullMarked
package coach.ai.compat.relay;

import org.jspecify.annotations.NullMarked;
