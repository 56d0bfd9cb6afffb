package coach.coaching.image.webp.lossy;

import coach.coaching.image.picture.Octets;
import coach.coaching.image.picture.Refusal;

/// Reads yes and no from bytes that take the less room the less surprising they are (RFC 6386, 7).
final class BoolReader {
  /// Encoders may leave out zeros at the end.
  private static final int MOST_BEYOND = 2;

  private static final int EVEN = 128;

  private final byte[] bytes;
  private final int end;
  private int at;
  private int beyond;
  private long value;
  private int range = 255;

  /// How many bits of the value are there beyond the eight that are compared.
  private int spare = -8;

  BoolReader(Octets content) {
    this.bytes = content.bytes();
    this.at = content.from();
    this.end = content.to();
  }

  /// @param probability of false, in 256ths
  boolean read(int probability) {
    if (spare < 0) {
      load();
    }
    int split = 1 + ((range - 1) * probability >> 8);
    long border = (long) split << spare;
    boolean yes = value >= border;
    if (yes) {
      range -= split;
      value -= border;
    } else {
      range = split;
    }
    int shift = Integer.numberOfLeadingZeros(range) - 24;
    range <<= shift;
    spare -= shift;
    return yes;
  }

  int bit(int probability) {
    return read(probability) ? 1 : 0;
  }

  boolean flag() {
    return read(EVEN);
  }

  int literal(int bits) {
    int number = 0;
    for (int i = 0; i < bits; i++) {
      number = number << 1 | bit(EVEN);
    }
    return number;
  }

  /// A magnitude and then a sign; 0 when a flag before says that there is neither.
  int optionalSigned(int bits) {
    if (!flag()) {
      return 0;
    }
    int magnitude = literal(bits);
    return flag() ? -magnitude : magnitude;
  }

  int optional(int bits, int otherwise) {
    return flag() ? literal(bits) : otherwise;
  }

  private void load() {
    if (at >= end) {
      if (++beyond > MOST_BEYOND) {
        throw Refusal.truncated();
      }
      value <<= 8;
      spare += 8;
      return;
    }
    while (spare <= 40 && at < end) {
      value = value << 8 | bytes[at++] & 0xff;
      spare += 8;
    }
  }
}
