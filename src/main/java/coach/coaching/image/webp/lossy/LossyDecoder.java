package coach.coaching.image.webp.lossy;

import coach.coaching.image.picture.Octets;
import coach.coaching.image.picture.RowSink;
import coach.coaching.image.picture.Size;
import coach.coaching.image.webp.lossy.FrameHeader.Segment;

/// Decodes a lossy picture, one row of macroblocks after the other, and passes each row of pixels
/// on as soon as nothing can change it any more.
public final class LossyDecoder {
  private static final int SIDE = 16;
  private static final int HALF = SIDE / 2;

  private final Size size;
  private final RowSink sink;
  private final int across;
  private final int down;
  private final FrameHeader header;
  private final BoolReader[] parts;
  private final ModeReader modes;
  private final CoefficientReader coefficients;
  private final Smoother smoother;
  private final Reconstruction reconstruction;
  private final Colours colours;
  private final int[] levels;
  private final boolean[] differing;

  public LossyDecoder(LossyHeader start, Octets content, RowSink sink) {
    int first = start.firstPart();
    BoolReader bits = new BoolReader(content.part(LossyHeader.LENGTH, first));
    int rest = LossyHeader.LENGTH + first;
    this.size = start.size();
    this.sink = sink;
    this.across = blocks(size.width());
    this.down = blocks(size.height());
    this.header = FrameHeader.read(bits);
    this.parts = header.parts(content.part(rest, content.length() - rest));
    this.modes = new ModeReader(bits, header, across);
    this.coefficients = new CoefficientReader(header.probabilities(), across);
    this.smoother = new Smoother(header.simpleFilter(), header.sharpness());
    this.reconstruction = new Reconstruction(across);
    this.colours = new Colours(reconstruction.planes(), size.width());
    this.levels = new int[across];
    this.differing = new boolean[across];
  }

  /// Two rows of macroblocks, and what is remembered of the one above.
  public static long memory(Size size) {
    return 256L * blocks(size.width()) * 4 + (1 << 16);
  }

  private static int blocks(int side) {
    return (side + SIDE - 1) / SIDE;
  }

  public void decode() {
    Macroblock block = new Macroblock();
    for (int row = 0; row < down; row++) {
      decodeRow(block, row);
      smoothRow(row);
      emit(row);
      reconstruction.advance();
    }
  }

  private void decodeRow(Macroblock block, int row) {
    BoolReader data = parts[row & parts.length - 1];
    modes.beginRow();
    coefficients.beginRow();
    for (int column = 0; column < across; column++) {
      modes.read(block, column);
      Segment segment = header.segments()[block.segment];
      coefficients.read(data, block, column, segment.steps());
      reconstruction.draw(block, column, row);
      levels[column] = block.level(segment);
      differing[column] = block.inSquares || block.differsAtAll;
    }
  }

  private void smoothRow(int row) {
    for (int column = 0; column < across; column++) {
      smoother.smooth(reconstruction.planes(), column, row, levels[column], differing[column]);
    }
  }

  /// The next row of macroblocks may still change the last rows of this one: half of it waits.
  private void emit(int row) {
    int first = Math.max(0, row * SIDE - HALF);
    int end = row + 1 == down ? size.height() : row * SIDE + HALF;
    int lastHalf = (size.height() + 1) / 2 - 1;
    for (int y = first; y < end; y++) {
      int near = y >> 1;
      int far = Math.clamp((y & 1) == 0 ? near - 1L : near + 1L, 0, lastHalf);
      int window = (row - 1) * SIDE;
      sink.take(colours.row(y - window, near - window / 2, far - window / 2));
    }
  }
}
