/// PostgreSQL: embedded in development, `DATABASE_URL` otherwise; pool, migrations, mode stamp,
/// state.
@NullMarked
package coach.platform.db;

import org.jspecify.annotations.NullMarked;
