package coach.coaching.image.webp.lossless;

import coach.coaching.image.picture.Octets;
import coach.coaching.image.picture.Refusal;
import coach.coaching.image.picture.Size;
import java.util.ArrayList;
import java.util.List;

/// Reads a lossless picture row by row, in `0xAARRGGBB`.
public final class LosslessDecoder {
  private static final int PREDICTION = 0;
  private static final int SHARES = 1;
  private static final int GREEN = 2;

  private static final long LEAST_FOR_CODES = 1 << 16;
  private static final long MOST_FOR_CODES = 1 << 23;

  private final LosslessStream stream;
  private final Size size;
  private final List<Transform> transforms = new ArrayList<>();
  private final CodedPixels pixels;
  private final int[] row;
  private int y;

  /// @param content after the header
  public LosslessDecoder(Octets content, Size size) {
    BitReader bits = new BitReader(content);
    this.size = size;
    this.stream = new LosslessStream(bits, new PrefixCodeReader(bits, mostForCodes(size)));
    int width = readTransforms();
    this.pixels = CodedPixels.read(stream, width, size.height(), true);
    this.row = new int[size.width()];
  }

  /// The window and the codes; and three pictures of blocks of at least four by four pixels.
  public static long memory(Size size) {
    long window = CodedPixels.window(size.width(), size.height());
    return 4 * (window + mostForCodes(size) + 3 * (size.pixels() / 16 + size.width()));
  }

  private static long mostForCodes(Size size) {
    return Math.clamp(size.pixels(), LEAST_FOR_CODES, MOST_FOR_CODES);
  }

  /// Returns how wide the picture is that comes before them.
  private int readTransforms() {
    int width = size.width();
    int seen = 0;
    while (stream.bits().flag()) {
      int type = stream.bits().read(2);
      if ((seen & 1 << type) != 0) {
        throw Refusal.broken("its WebP data does something twice");
      }
      seen |= 1 << type;
      Transform transform = readTransform(type, width);
      transforms.addFirst(transform);
      if (transform instanceof Transform.Palette palette) {
        width = LosslessStream.blocks(width, palette.packBits());
      }
    }
    return width;
  }

  private Transform readTransform(int type, int width) {
    return switch (type) {
      case PREDICTION -> {
        int blockBits = 2 + stream.bits().read(3);
        int[] blocks = readBlocks(width, blockBits);
        yield new Transform.Prediction(width, blockBits, blocks, new int[width + 1]);
      }
      case SHARES -> {
        int blockBits = 2 + stream.bits().read(3);
        yield new Transform.Shares(width, blockBits, readBlocks(width, blockBits));
      }
      case GREEN -> new Transform.Green(width);
      default -> {
        int count = 1 + stream.bits().read(8);
        int packBits = count > 16 ? 0 : count > 4 ? 1 : count > 2 ? 2 : 3;
        yield new Transform.Palette(width, packBits, stream.readColours(count));
      }
    };
  }

  private int[] readBlocks(int width, int blockBits) {
    return stream.readPart(
        LosslessStream.blocks(width, blockBits), LosslessStream.blocks(size.height(), blockBits));
  }

  /// Valid until the next call.
  public int[] next() {
    pixels.row(row);
    for (Transform transform : transforms) {
      transform.undo(row, y);
    }
    y++;
    return row;
  }
}
