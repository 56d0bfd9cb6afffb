/// Reviews of charts and plans: what the model reads, what our own code makes of it, and what is
/// kept to be scored later.
///
/// The root has the words: a [coach.coaching.Reading] is what a model says, a
/// [coach.coaching.Finding] what our checks say to it, a [coach.coaching.TradeReview] the whole.
/// `image` takes charts in, `prompt` has the questions, `interview` asks them, `answer` reads what
/// comes back, `arithmetic` computes, `check` checks and decides, `review` runs reviews, `store`
/// keeps them, `api` is the door. A model's answer is data: it decides nothing but what a trader is
/// shown.
@NullMarked
package coach.coaching;

import org.jspecify.annotations.NullMarked;
