/// The way of one answer from the router to the client.
///
/// A `CompatErrand` asks each model in the words that it speaks: `RawWay` passes the client's own
/// on, `SpokenWay` says them in a prompt. A stream goes through a `Pipe`, on whose other side the
/// client may be slow or gone; an answer that comes whole is left with its `Turn`.
@NullMarked
package coach.ai.compat.flow;

import org.jspecify.annotations.NullMarked;
