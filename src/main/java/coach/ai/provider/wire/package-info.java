/// One HTTP request to a provider, over Dropwizard's Jersey client: never more, within its time,
/// and never more of an answer than we can hold.
@NullMarked
package coach.ai.provider.wire;

import org.jspecify.annotations.NullMarked;
