package coach.coaching.image.webp.lossless;

import coach.coaching.image.picture.Octets;
import coach.coaching.image.picture.Refusal;

/// Reads bits, the lowest of each byte first.
final class BitReader {
  private final byte[] bytes;
  private final int end;
  private int at;
  private long buffer;
  private int count;

  BitReader(Octets content) {
    this.bytes = content.bytes();
    this.at = content.from();
    this.end = content.to();
  }

  /// @param bits at most 24
  int read(int bits) {
    int value = peek() & (1 << bits) - 1;
    skip(bits);
    return value;
  }

  boolean flag() {
    return read(1) == 1;
  }

  /// The next 24 bits at least; zeros after the end.
  int peek() {
    while (count <= 32 && at < end) {
      buffer |= (bytes[at++] & 0xffL) << count;
      count += 8;
    }
    return (int) buffer;
  }

  void skip(int bits) {
    if (bits > count) {
      throw Refusal.truncated();
    }
    buffer >>>= bits;
    count -= bits;
  }
}
