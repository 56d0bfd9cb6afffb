package coach.coaching.interview;

import coach.coaching.Failure;
import coach.coaching.TradeReview.Bill;
import coach.coaching.TradeReview.Result;

/// How a review ended.
public sealed interface Ended {
  Bill bill();

  record Done(Result result, Bill bill) implements Ended {}

  record Failed(Failure failure, Bill bill) implements Ended {}
}
