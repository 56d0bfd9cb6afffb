/// Secrets that never print, and what takes them out of every text that leaves the process.
@NullMarked
package coach.platform.secret;

import org.jspecify.annotations.NullMarked;
