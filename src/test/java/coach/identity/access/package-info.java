/// Tests of who may come in.
@NullMarked
package coach.identity.access;

import org.jspecify.annotations.NullMarked;
