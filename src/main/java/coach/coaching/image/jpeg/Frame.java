package coach.coaching.image.jpeg;

import coach.coaching.image.picture.Octets;
import coach.coaching.image.picture.Refusal;
import coach.coaching.image.picture.Size;

/// The header of a JPEG picture.
///
/// @param components 1 for gray, 3 for colours
/// @param samples how many samples the components have for each pixel, all together
record Frame(Size size, int components, double samples, boolean progressive) {
  private static final int COMPONENTS_AT = 6;

  /// @param content without marker and length
  static Frame parse(int marker, Octets content, long mostPixels) {
    if (marker > Marker.PROGRESSIVE_FRAME) {
      throw Refusal.because("is a JPEG of a rare kind: save it as baseline or progressive");
    }
    Size size = Size.stated(content.u16(3), content.u16(1), mostPixels);
    int components = content.u8(5);
    if (components == 4) {
      throw Refusal.because("has the four colours of printing: save it in RGB");
    }
    if (content.u8(0) != 8 || components != 1 && components != 3) {
      throw Refusal.because("is a JPEG of a rare kind: save it with 8 bits for each colour");
    }
    boolean progressive = marker == Marker.PROGRESSIVE_FRAME;
    return new Frame(size, components, samples(content, components), progressive);
  }

  private static double samples(Octets content, int components) {
    int all = 0;
    int across = 1;
    int down = 1;
    for (int i = 0; i < components; i++) {
      int factors = content.u8(COMPONENTS_AT + 3 * i + 1);
      int horizontal = factors >> 4;
      int vertical = factors & 0xf;
      if (horizontal < 1 || horizontal > 4 || vertical < 1 || vertical > 4) {
        throw Refusal.broken("its JPEG header has impossible sampling factors");
      }
      all += horizontal * vertical;
      across = Math.max(across, horizontal);
      down = Math.max(down, vertical);
    }
    return (double) all / (across * down);
  }
}
