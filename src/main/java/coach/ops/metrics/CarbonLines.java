package coach.ops.metrics;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.codahale.metrics.graphite.GraphiteSender;
import java.nio.ByteBuffer;

/// Collects one report as Carbon's plain text. Sends nothing, so it can neither block nor fail.
///
/// Not thread-safe: one report at a time.
final class CarbonLines implements GraphiteSender {
  private final String prefix;
  private StringBuilder lines = new StringBuilder();

  CarbonLines(String prefix) {
    this.prefix = prefix;
  }

  @Override
  public void connect() {
    lines = new StringBuilder();
  }

  /// Drops what is no finite number: Carbon would keep a hole or refuse the line.
  @Override
  public void send(String name, String value, long timestamp) {
    if (finite(value)) {
      lines.append(CarbonName.of(prefix, name)).append(' ').append(value);
      lines.append(' ').append(timestamp).append('\n');
    }
  }

  ByteBuffer bytes() {
    return ByteBuffer.wrap(lines.toString().getBytes(US_ASCII));
  }

  @Override
  public void flush() {}

  @Override
  public boolean isConnected() {
    return true;
  }

  @Override
  public int getFailures() {
    return 0;
  }

  @Override
  public void close() {}

  private static boolean finite(String value) {
    try {
      return Double.isFinite(Double.parseDouble(value));
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
