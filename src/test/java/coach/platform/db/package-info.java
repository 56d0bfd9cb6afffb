/// Tests on real PostgreSQL servers, some of which are frozen, stopped or killed.
@NullMarked
package coach.platform.db;

import org.jspecify.annotations.NullMarked;
