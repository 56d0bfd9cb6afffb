/// Tests of idempotency keys on a real PostgreSQL.
@NullMarked
package coach.platform.idempotency;

import org.jspecify.annotations.NullMarked;
