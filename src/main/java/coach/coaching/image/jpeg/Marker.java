package coach.coaching.image.jpeg;

/// The second byte of what begins a segment of a JPEG file; the first is `FF`.
final class Marker {
  static final int PREFIX = 0xff;
  static final int FIRST_RESTART = 0xd0;
  static final int LAST_RESTART = 0xd7;
  static final int START_OF_IMAGE = 0xd8;
  static final int END_OF_IMAGE = 0xd9;
  static final int START_OF_SCAN = 0xda;
  static final int QUANTISATION_TABLES = 0xdb;
  static final int NUMBER_OF_LINES = 0xdc;
  static final int RESTART_INTERVAL = 0xdd;
  static final int HUFFMAN_TABLES = 0xc4;
  static final int FIRST_FRAME = 0xc0;
  static final int PROGRESSIVE_FRAME = 0xc2;
  static final int LAST_FRAME = 0xcf;
  static final int JFIF = 0xe0;
  static final int EXIF = 0xe1;
  static final int ICC = 0xe2;
  static final int ADOBE = 0xee;

  private Marker() {}

  static boolean isRestart(int marker) {
    return marker >= FIRST_RESTART && marker <= LAST_RESTART;
  }

  /// Between two of them there are also tables, which [#HUFFMAN_TABLES] is.
  static boolean isFrame(int marker) {
    return marker >= FIRST_FRAME && marker <= LAST_FRAME && marker != HUFFMAN_TABLES;
  }
}
