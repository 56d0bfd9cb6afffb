package coach.web.limit;

/// Counts requests in sliding windows, one for each class and key.
interface Counter {
  Standing count(LimitClass limitClass, String key);
}
