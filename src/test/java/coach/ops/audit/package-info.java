/// Tests of the audit log on a real PostgreSQL.
@NullMarked
package coach.ops.audit;

import org.jspecify.annotations.NullMarked;
