/// Tests of API keys.
@NullMarked
package coach.identity.apikey;

import org.jspecify.annotations.NullMarked;
