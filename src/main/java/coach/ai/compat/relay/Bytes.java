package coach.ai.compat.relay;

import java.io.ByteArrayOutputStream;

/// Bytes that are read where they are gathered.
final class Bytes extends ByteArrayOutputStream {
  private static final int SMALL = 100_000_000;

  byte[] array() {
    return buf;
  }

  boolean startsWith(String ascii) {
    if (count < ascii.length()) {
      return false;
    }
    for (int i = 0; i < ascii.length(); i++) {
      if (buf[i] != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /// Where it is first, or -1.
  static int find(byte[] bytes, int length, String ascii) {
    for (int at = 0; at <= length - ascii.length(); at++) {
      int i = 0;
      while (i < ascii.length() && bytes[at + i] == ascii.charAt(i)) {
        i++;
      }
      if (i == ascii.length()) {
        return at;
      }
    }
    return -1;
  }

  /// The small number that stands there, or as much of it as is small.
  static int number(byte[] bytes, int length, int from) {
    int at = from;
    while (at < length && bytes[at] == ' ') {
      at++;
    }
    int number = 0;
    while (at < length && bytes[at] >= '0' && bytes[at] <= '9' && number < SMALL) {
      number = 10 * number + bytes[at] - '0';
      at++;
    }
    return number;
  }
}
