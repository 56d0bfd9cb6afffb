@NullMarked
package coach.ai.report;

import org.jspecify.annotations.NullMarked;
