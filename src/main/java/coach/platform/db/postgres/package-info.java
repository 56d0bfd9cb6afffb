/// How to reach a PostgreSQL: its URL in every form, and plain connections to it.
@NullMarked
package coach.platform.db.postgres;

import org.jspecify.annotations.NullMarked;
