/// The page for people: a few static files, which speak to the API as any other client does.
@NullMarked
package coach.ui;

import org.jspecify.annotations.NullMarked;
