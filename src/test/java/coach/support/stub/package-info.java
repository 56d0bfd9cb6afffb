/// What [coach.support.StubProvider] is made of: connections, scripts, and the providers' shapes.
@NullMarked
package coach.support.stub;

import org.jspecify.annotations.NullMarked;
