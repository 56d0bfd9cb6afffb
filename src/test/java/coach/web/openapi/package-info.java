@NullMarked
package coach.web.openapi;

import org.jspecify.annotations.NullMarked;
