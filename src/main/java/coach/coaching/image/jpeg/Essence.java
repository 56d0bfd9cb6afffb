package coach.coaching.image.jpeg;

import coach.coaching.image.picture.Octets;
import java.util.ArrayList;
import java.util.List;

/// What of a JPEG file draws the picture, and nothing else.
final class Essence {
  private final byte[] file;
  private final List<Octets> parts = new ArrayList<>();

  Essence(byte[] file) {
    this.file = file;
  }

  /// Besides tables and frame, what says how colours are meant.
  static boolean includes(int marker, Octets content) {
    return switch (marker) {
      case Marker.QUANTISATION_TABLES, Marker.HUFFMAN_TABLES, Marker.RESTART_INTERVAL -> true;
      case Marker.JFIF -> content.startsWith(0, "JFIF\0");
      case Marker.ADOBE -> content.startsWith(0, "Adobe");
      default -> Marker.isFrame(marker);
    };
  }

  /// As few parts as there are gaps between them.
  void keep(int start, int end) {
    boolean follows = !parts.isEmpty() && parts.getLast().to() == start;
    int from = follows ? parts.removeLast().from() : start;
    parts.add(new Octets(file, from, end));
  }

  int length() {
    return parts.stream().mapToInt(Octets::length).sum();
  }

  byte[] bytes() {
    byte[] all = new byte[length()];
    int at = 0;
    for (Octets part : parts) {
      System.arraycopy(part.bytes(), part.from(), all, at, part.length());
      at += part.length();
    }
    return all;
  }
}
