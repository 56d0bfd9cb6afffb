package coach.coaching.image.webp.lossy;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Objects;

/// The numbers that the standard lists, from a file beside this class.
final class Tables {
  static final int NODES = 11;
  static final int CONTEXTS = 3;
  static final int BANDS = 8;
  static final int TYPES = 4;
  static final int MODE_NODES = 9;
  static final int STEPS = 128;

  private static final int COEFFICIENTS = TYPES * BANDS * CONTEXTS * NODES;
  private static final int MODES = SubMode.COUNT * SubMode.COUNT * MODE_NODES;
  private static final int[] ALL = read();

  static final int[] DEFAULTS = slice(0, COEFFICIENTS);
  static final int[] REPLACED = slice(COEFFICIENTS, COEFFICIENTS);
  static final int[] SUB_MODES = slice(2 * COEFFICIENTS, MODES);
  static final int[] DIRECT_STEPS = slice(2 * COEFFICIENTS + MODES, STEPS);
  static final int[] OTHER_STEPS = slice(2 * COEFFICIENTS + MODES + STEPS, STEPS);

  private Tables() {}

  private static int[] slice(int from, int count) {
    return Arrays.copyOfRange(ALL, from, from + count);
  }

  private static int[] read() {
    try (InputStream file = Tables.class.getResourceAsStream("tables.txt")) {
      String text = new String(Objects.requireNonNull(file).readAllBytes(), US_ASCII);
      return text.lines()
          .filter(line -> !line.startsWith("#"))
          .flatMap(line -> Arrays.stream(line.split(" ")))
          .mapToInt(Integer::parseInt)
          .toArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
