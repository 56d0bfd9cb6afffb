/// What tests of every feature share: real parts, fixed time, golden files.
@NullMarked
package coach.support;

import org.jspecify.annotations.NullMarked;
