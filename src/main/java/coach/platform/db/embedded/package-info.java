/// PostgreSQL inside the service's own directory, for development: started with it, stopped last.
@NullMarked
package coach.platform.db.embedded;

import org.jspecify.annotations.NullMarked;
