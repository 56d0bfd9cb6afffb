package coach.coaching.api;

import coach.coaching.Reading.Axis;
import coach.coaching.Reading.Chart;
import coach.coaching.Reading.Level;
import coach.shared.Spelling;
import coach.shared.Symbol;
import coach.shared.Timeframe;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// What the model read off the chart.
record ReviewChartView(
    Optional<String> symbol,
    Optional<String> timeframe,
    ReviewAxisView axis,
    Optional<BigDecimal> lastPrice,
    @Schema(allowableValues = {"up", "down", "sideways", "unclear"}) String trend,
    List<ReviewLevelView> levels) {

  /// Two labels of the price axis.
  ///
  /// @param lowY a fraction of the image's height, from 0 at its top edge to 1 at its bottom edge
  record ReviewAxisView(
      Optional<BigDecimal> lowPrice,
      Optional<BigDecimal> lowY,
      Optional<BigDecimal> highPrice,
      Optional<BigDecimal> highY) {
    static ReviewAxisView of(Axis axis) {
      return new ReviewAxisView(axis.lowPrice(), axis.lowY(), axis.highPrice(), axis.highY());
    }
  }

  record ReviewLevelView(
      @Schema(
              allowableValues = {
                "support",
                "resistance",
                "swing_high",
                "swing_low",
                "gap",
                "other"
              })
          String kind,
      BigDecimal price,
      Optional<String> note) {
    static ReviewLevelView of(Level level) {
      return new ReviewLevelView(Spelling.of(level.kind()), level.price(), level.note());
    }
  }

  static ReviewChartView of(Chart chart) {
    return new ReviewChartView(
        chart.symbol().map(Symbol::value),
        chart.timeframe().map(Timeframe::text),
        ReviewAxisView.of(chart.axis()),
        chart.lastPrice(),
        Spelling.of(chart.trend()),
        chart.levels().stream().map(ReviewLevelView::of).toList());
  }
}
