/// PostgreSQL, embedded or by URL: connections, migrations, mode stamp, rules, and its state.
@NullMarked
package coach.platform.db;

import org.jspecify.annotations.NullMarked;
