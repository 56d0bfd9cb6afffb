/// The schema: Liquibase over `migrations/`, and what a database says about its own state.
@NullMarked
package coach.platform.db.migration;

import org.jspecify.annotations.NullMarked;
