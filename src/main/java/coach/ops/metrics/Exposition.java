package coach.ops.metrics;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/// All our metrics in the format a scraper asks for: OpenMetrics, or Prometheus text.
public final class Exposition {
  /// One scrape's answer, complete before the first byte leaves.
  public record Page(String contentType, byte[] body) {}

  private final PrometheusRegistry registry;
  private final ExpositionFormats formats = ExpositionFormats.init();

  public Exposition(PrometheusRegistry registry) {
    this.registry = registry;
  }

  public Page page(Optional<String> accept) {
    ExpositionFormatWriter writer =
        accept
            .filter(formats.getOpenMetricsTextFormatWriter()::accepts)
            .<ExpositionFormatWriter>map(_ -> formats.getOpenMetricsTextFormatWriter())
            .orElseGet(formats::getPrometheusTextFormatWriter);
    ByteArrayOutputStream body = new ByteArrayOutputStream(32 * 1024);
    try {
      writer.write(body, registry.scrape(), EscapingScheme.UNDERSCORE_ESCAPING);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return new Page(writer.getContentType(), body.toByteArray());
  }
}
