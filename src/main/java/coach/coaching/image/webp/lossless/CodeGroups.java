package coach.coaching.image.webp.lossless;

import org.jspecify.annotations.Nullable;

/// Which codes hold in which part of a lossless picture: each block names a group of five.
///
/// @param map the group of each block, in the middle 16 bits; absent when there is only one
/// @param blockBits the side of a block is 2 to this power
/// @param across how many blocks lie side by side
@SuppressWarnings("ArrayRecordComponent") // never compared, never shown
record CodeGroups(CodeGroup[] groups, int @Nullable [] map, int blockBits, int across) {
  private static final int GROUP = 0xffff;

  /// @param green also of lengths of copies, and of colours in the cache
  record CodeGroup(
      PrefixCode green, PrefixCode red, PrefixCode blue, PrefixCode alpha, PrefixCode distance) {}

  /// @param inParts whether there may be more than one
  static CodeGroups read(
      LosslessStream stream, int width, int height, int greens, boolean inParts) {
    if (!inParts || !stream.bits().flag()) {
      return new CodeGroups(groups(stream, 1, greens), null, 0, 1);
    }
    int blockBits = 2 + stream.bits().read(3);
    int across = LosslessStream.blocks(width, blockBits);
    int[] map = stream.readPart(across, LosslessStream.blocks(height, blockBits));
    int most = 0;
    for (int block : map) {
      most = Math.max(most, block >>> 8 & GROUP);
    }
    return new CodeGroups(groups(stream, most + 1, greens), map, blockBits, across);
  }

  private static CodeGroup[] groups(LosslessStream stream, int count, int greens) {
    CodeGroup[] groups = new CodeGroup[count];
    PrefixCodeReader codes = stream.codes();
    for (int i = 0; i < count; i++) {
      groups[i] =
          new CodeGroup(
              codes.read(greens),
              codes.read(CodedPixels.LITERALS),
              codes.read(CodedPixels.LITERALS),
              codes.read(CodedPixels.LITERALS),
              codes.read(CodedPixels.DISTANCES));
    }
    return groups;
  }

  CodeGroup at(int x, int y) {
    return map == null
        ? groups[0]
        : groups[map[(y >> blockBits) * across + (x >> blockBits)] >>> 8 & GROUP];
  }
}
