package coach.coaching.image.picture;

import java.nio.charset.StandardCharsets;

/// Reads numbers from a part of a file, and refuses the file when it ends before they do.
///
/// @param from where the part begins
/// @param to where it ends
@SuppressWarnings("ArrayRecordComponent") // never compared, never shown
public record Octets(byte[] bytes, int from, int to) {
  public Octets {
    if (from < 0 || to < from || to > bytes.length) {
      throw Refusal.truncated();
    }
  }

  public static Octets of(byte[] bytes) {
    return new Octets(bytes, 0, bytes.length);
  }

  public int length() {
    return to - from;
  }

  public boolean has(long at, long count) {
    return at >= 0 && count >= 0 && at + count <= length();
  }

  public Octets part(long at, long count) {
    if (!has(at, count)) {
      throw Refusal.truncated();
    }
    return new Octets(bytes, (int) (from + at), (int) (from + at + count));
  }

  public int u8(int at) {
    if (!has(at, 1)) {
      throw Refusal.truncated();
    }
    return bytes[from + at] & 0xff;
  }

  public int u16(int at) {
    return u8(at) << 8 | u8(at + 1);
  }

  public long u32(int at) {
    return (long) u16(at) << 16 | u16(at + 2);
  }

  public int u16Reversed(int at) {
    return u8(at) | u8(at + 1) << 8;
  }

  public int u24Reversed(int at) {
    return u16Reversed(at) | u8(at + 2) << 16;
  }

  public long u32Reversed(int at) {
    return u24Reversed(at) | (long) u8(at + 3) << 24;
  }

  /// @param text in ISO 8859-1
  public boolean startsWith(int at, String text) {
    if (!has(at, text.length())) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (u8(at + i) != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  public String text(int at, int count) {
    Octets part = part(at, count);
    return new String(bytes, part.from, count, StandardCharsets.ISO_8859_1);
  }

  public byte[] copy() {
    return java.util.Arrays.copyOfRange(bytes, from, to);
  }
}
