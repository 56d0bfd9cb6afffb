package coach.support;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import javax.imageio.ImageIO;

/// Draws a candlestick chart as trading programs do: invented prices, the same for the same seed.
///
/// Its `main` makes `docs/sample/chart.png`.
public final class SampleChart {
  private static final Color GROUND = new Color(0x131722);
  private static final Color GRID = new Color(0x232837);
  private static final Color EDGE = new Color(0x3a4052);
  private static final Color TEXT = new Color(0xb8bdc9);
  private static final Color TITLE = new Color(0xf0f3fa);
  private static final Color RISING = new Color(0x26a69a);
  private static final Color FALLING = new Color(0xef5350);
  private static final Color AVERAGE = new Color(0xf2b84b);
  private static final int AVERAGED = 20;
  private static final double TICK = 0.00001;
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");

  private record Candle(LocalDateTime at, double open, double high, double low, double close) {
    boolean rises() {
      return close >= open;
    }
  }

  private final List<Candle> candles;
  private final BufferedImage image;
  private final Graphics2D pen;
  private final double unit;
  private final Rectangle2D plot;
  private final double lowest;
  private final double highest;

  private SampleChart(int width, int height, long seed) {
    this.candles = candles(110, new Random(seed));
    this.image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    this.pen = image.createGraphics();
    this.unit = Math.min(width / 1600.0, height / 900.0);
    this.plot =
        new Rectangle2D.Double(20 * unit, 74 * unit, width - 130 * unit, height - 128 * unit);
    double low = candles.stream().mapToDouble(Candle::low).min().orElseThrow();
    double high = candles.stream().mapToDouble(Candle::high).max().orElseThrow();
    this.lowest = low - (high - low) * 0.06;
    this.highest = high + (high - low) * 0.06;
    pen.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    pen.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
  }

  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments.length > 0 ? arguments[0] : "docs/sample/chart.png");
    Files.createDirectories(file.toAbsolutePath().getParent());
    ImageIO.write(draw(1600, 900, 20260302), "png", file.toFile());
  }

  public static BufferedImage draw(int width, int height, long seed) {
    return new SampleChart(width, height, seed).drawn();
  }

  /// A chart as a file, in a format that this Java writes: `png`, `jpeg`, `gif`, `bmp` or `tiff`.
  public static byte[] file(String format, int width, int height) {
    return encode(draw(width, height, 7), format);
  }

  public static byte[] encode(BufferedImage image, String format) {
    var bytes = new java.io.ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, format, bytes)) {
        throw new IllegalArgumentException(format);
      }
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private BufferedImage drawn() {
    pen.setColor(GROUND);
    pen.fillRect(0, 0, image.getWidth(), image.getHeight());
    drawPrices();
    drawTimes();
    drawAverage();
    drawCandles();
    pen.setColor(EDGE);
    pen.setStroke(new BasicStroke((float) unit));
    pen.draw(plot);
    drawLastPrice();
    drawTitle();
    pen.dispose();
    return image;
  }

  private void drawPrices() {
    double step = 0.001;
    font(Font.PLAIN, 17);
    FontMetrics metrics = pen.getFontMetrics();
    for (double price = Math.ceil(lowest / step) * step; price < highest; price += step) {
      double y = y(price);
      line(GRID, plot.getMinX(), y, plot.getMaxX(), y);
      pen.setColor(TEXT);
      text(price(price), plot.getMaxX() + 12 * unit, y + metrics.getAscent() * 0.36);
    }
  }

  private void drawTimes() {
    font(Font.PLAIN, 16);
    FontMetrics metrics = pen.getFontMetrics();
    for (int i = 4; i < candles.size() - 3; i++) {
      LocalDateTime at = candles.get(i).at();
      if (at.getHour() % 12 != 0) {
        continue;
      }
      String label = at.getHour() == 0 ? DAY.format(at) : HOUR.format(at);
      line(GRID, x(i), plot.getMinY(), x(i), plot.getMaxY());
      pen.setColor(at.getHour() == 0 ? TITLE : TEXT);
      text(label, x(i) - metrics.stringWidth(label) / 2.0, plot.getMaxY() + 30 * unit);
    }
  }

  private void drawCandles() {
    double body = plot.getWidth() / candles.size() * 0.66;
    for (int i = 0; i < candles.size(); i++) {
      Candle candle = candles.get(i);
      Color colour = candle.rises() ? RISING : FALLING;
      double top = y(Math.max(candle.open(), candle.close()));
      double bottom = y(Math.min(candle.open(), candle.close()));
      double left = Math.rint(x(i) - body / 2);
      double width = Math.rint(body);
      double middle = left + Math.floor(width / 2);
      line(colour, middle, y(candle.high()), middle, y(candle.low()));
      pen.fill(new Rectangle2D.Double(left, top, width, Math.max(unit, bottom - top)));
    }
  }

  private void drawAverage() {
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setStroke(new BasicStroke((float) (1.8 * unit)));
    pen.setColor(AVERAGE);
    for (int i = AVERAGED; i < candles.size(); i++) {
      pen.draw(new Line2D.Double(x(i - 1), y(average(i - 1)), x(i), y(average(i))));
    }
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
  }

  private double average(int last) {
    return candles.subList(last - AVERAGED + 1, last + 1).stream()
        .mapToDouble(Candle::close)
        .average()
        .orElseThrow();
  }

  private void drawLastPrice() {
    Candle last = candles.getLast();
    Color colour = last.rises() ? RISING : FALLING;
    double y = y(last.close());
    float dash = (float) (4 * unit);
    pen.setStroke(
        new BasicStroke(
            (float) unit,
            BasicStroke.CAP_BUTT,
            BasicStroke.JOIN_MITER,
            10,
            new float[] {dash, dash},
            0));
    pen.setColor(colour);
    pen.draw(new Line2D.Double(plot.getMinX(), y, plot.getMaxX(), y));
    double height = 28 * unit;
    pen.fill(new Rectangle2D.Double(plot.getMaxX() + unit, y - height / 2, 96 * unit, height));
    font(Font.BOLD, 17);
    pen.setColor(Color.WHITE);
    text(
        price(last.close()),
        plot.getMaxX() + 12 * unit,
        y + pen.getFontMetrics().getAscent() * 0.36);
  }

  private void drawTitle() {
    Candle last = candles.getLast();
    font(Font.BOLD, 30);
    pen.setColor(TITLE);
    text("EURUSD H1", plot.getMinX() + 4 * unit, 48 * unit);
    double x = plot.getMinX() + pen.getFontMetrics().stringWidth("EURUSD H1") + 30 * unit;
    font(Font.PLAIN, 18);
    pen.setColor(last.rises() ? RISING : FALLING);
    String prices =
        "O %s   H %s   L %s   C %s"
            .formatted(
                price(last.open()), price(last.high()), price(last.low()), price(last.close()));
    text(prices, x, 46 * unit);
    x += pen.getFontMetrics().stringWidth(prices) + 30 * unit;
    pen.setColor(AVERAGE);
    text("SMA " + AVERAGED + "  " + price(average(candles.size() - 1)), x, 46 * unit);
  }

  private void line(Color colour, double x1, double y1, double x2, double y2) {
    pen.setColor(colour);
    pen.setStroke(new BasicStroke((float) unit));
    pen.draw(new Line2D.Double(x1, y1, x2, y2));
  }

  private void font(int style, int size) {
    pen.setFont(new Font(Font.SANS_SERIF, style, 1).deriveFont((float) (size * unit)));
  }

  private void text(String text, double x, double y) {
    pen.drawString(text, (float) x, (float) y);
  }

  private double x(int candle) {
    return plot.getMinX() + plot.getWidth() * (candle + 0.5) / candles.size();
  }

  private double y(double price) {
    return Math.rint(plot.getMaxY() - plot.getHeight() * (price - lowest) / (highest - lowest));
  }

  private static String price(double price) {
    return String.format(Locale.ROOT, "%.5f", price);
  }

  /// A climb, a deep pullback, and a recovery that has come back to the old high.
  private static List<Candle> candles(int count, Random random) {
    List<Candle> candles = new ArrayList<>();
    LocalDateTime at = LocalDateTime.of(2026, 2, 22, 22, 0);
    double price = 1.0832;
    for (int i = 0; i < count; i++) {
      double drift = i < 42 ? 0.00016 : i < 66 ? -0.00021 : 0.00013;
      boolean busy = at.getHour() >= 7 && at.getHour() < 18;
      double breadth = busy ? 0.00058 : 0.00026;
      double close = round(price + drift + random.nextGaussian() * breadth);
      double high = Math.max(price, close) + Math.abs(random.nextGaussian()) * breadth * 0.55;
      double low = Math.min(price, close) - Math.abs(random.nextGaussian()) * breadth * 0.55;
      candles.add(new Candle(at, price, round(high), round(low), close));
      price = close;
      at = at.plusHours(1);
    }
    return candles;
  }

  private static double round(double price) {
    return Math.rint(price / TICK) * TICK;
  }
}
