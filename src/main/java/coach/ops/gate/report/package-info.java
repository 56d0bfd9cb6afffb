/// What the gate found, for a person and for a program. Nothing in it is secret.
@NullMarked
package coach.ops.gate.report;

import org.jspecify.annotations.NullMarked;
