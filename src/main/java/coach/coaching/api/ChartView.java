package coach.coaching.api;

import coach.coaching.Charts;
import coach.coaching.Charts.Chart;
import coach.coaching.ImageId;
import coach.shared.UserId;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/// A chart as a browser may show it: never as anything but an image.
public record ChartView(Charts charts) {

  /// Empty when the owner has no such chart, or not any more.
  Optional<Response> response(UserId owner, ImageId image) {
    return charts.find(owner, image).map(ChartView::response);
  }

  private static Response response(Chart chart) {
    String extension = chart.mediaType().substring(chart.mediaType().indexOf('/') + 1);
    return Response.ok(chart.content(), chart.mediaType())
        .header("Content-Disposition", "inline; filename=\"chart." + extension + "\"")
        .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox")
        .header("X-Content-Type-Options", "nosniff")
        .header("Cache-Control", "private, max-age=3600")
        .header("Vary", "Authorization")
        .build();
  }
}
