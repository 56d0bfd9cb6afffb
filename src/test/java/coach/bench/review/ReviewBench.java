package coach.bench.review;

import coach.bench.rig.Figures;
import coach.bench.rig.Parts;

/// Measures what `bench/review.sh` prints: `DIRECTORY [PART]…`.
public final class ReviewBench {
  private ReviewBench() {}

  public static void main(String[] arguments) throws Exception {
    Figures figures = new Figures(System.out);
    new Parts()
        .with("pictures", _ -> new Pictures(figures).measure())
        .with("overhead", new Overhead(figures)::measure)
        .with("uploads", new Uploads(figures)::measure)
        .with("history", new LongHistory(figures)::measure)
        .run(figures, arguments);
  }
}
