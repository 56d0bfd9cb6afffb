/// Nothing secret leaves, in any spelling.
@NullMarked
package coach.platform.secret;

import org.jspecify.annotations.NullMarked;
