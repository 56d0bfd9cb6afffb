package coach.ai.compat.relay;

import java.io.ByteArrayOutputStream;

/// Bytes that are read where they are gathered.
final class Bytes extends ByteArrayOutputStream {
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
}
