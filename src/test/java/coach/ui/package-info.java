/// The page, in a real Chromium.
@NullMarked
package coach.ui;

import org.jspecify.annotations.NullMarked;
