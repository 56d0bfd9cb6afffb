package coach.coaching.image.webp.lossy;

import coach.coaching.image.picture.Octets;

/// What holds for the whole picture: steps, filters, probabilities (RFC 6386, 9.3 to 9.11).
///
/// @param segmentProbabilities by which macroblocks name their segment; empty when all are in one
/// @param skipProbability that a macroblock has something to add to its guess; 0 when all have
@SuppressWarnings("ArrayRecordComponent") // never compared, never shown
record FrameHeader(
    int[] segmentProbabilities,
    Segment[] segments,
    boolean simpleFilter,
    int sharpness,
    int dataParts,
    int[] probabilities,
    int skipProbability) {
  private static final int SEGMENTS = 4;
  private static final int UNCHANGED = 255;

  /// @param level how strongly edges are smoothed, where guesses are of whole blocks
  /// @param subLevel the same where they are of squares of four by four pixels
  record Segment(Steps steps, int level, int subLevel) {}

  /// By how much a number in the file is to be multiplied: for the first of a square, the others.
  record Steps(int meanFirst, int mean, int first, int other, int colourFirst, int colour) {}

  /// @param own what each segment says, or adds to what holds for all
  private record Segmentation(
      boolean used, boolean absolute, int[] steps, int[] levels, int[] map) {
    int of(int[] own, int segment, int all) {
      return !used ? all : absolute ? own[segment] : all + own[segment];
    }
  }

  static FrameHeader read(BoolReader bits) {
    bits.literal(2); // the kind of colours, and whether they may overflow: neither has a choice
    Segmentation segmentation = readSegmentation(bits);
    boolean simple = bits.flag();
    int level = bits.literal(6);
    int sharpness = bits.literal(3);
    int[] changes = readFilterChanges(bits);
    int dataParts = 1 << bits.literal(2);
    Segment[] segments = readSegments(bits, segmentation, level, changes);
    bits.flag(); // whether probabilities hold for the next picture: there is none
    int[] probabilities = readProbabilities(bits);
    int skip = bits.optional(8, 0);
    return new FrameHeader(
        segmentation.map(), segments, simple, sharpness, dataParts, probabilities, skip);
  }

  private static Segmentation readSegmentation(BoolReader bits) {
    boolean used = bits.flag();
    boolean mapped = used && bits.flag();
    boolean changed = used && bits.flag();
    boolean absolute = changed && bits.flag();
    int[] steps = new int[SEGMENTS];
    int[] levels = new int[SEGMENTS];
    if (changed) {
      for (int i = 0; i < SEGMENTS; i++) {
        steps[i] = bits.optionalSigned(7);
      }
      for (int i = 0; i < SEGMENTS; i++) {
        levels[i] = bits.optionalSigned(6);
      }
    }
    int[] map = new int[mapped ? SEGMENTS - 1 : 0];
    for (int i = 0; i < map.length; i++) {
      map[i] = bits.optional(8, UNCHANGED);
    }
    return new Segmentation(used, absolute, steps, levels, map);
  }

  /// Of each kind of reference, and then of each kind of guess; only the first of each matters to a
  /// picture that refers to no other.
  private static int[] readFilterChanges(BoolReader bits) {
    int[] changes = new int[2 * SEGMENTS];
    boolean used = bits.flag();
    boolean changed = used && bits.flag();
    if (changed) {
      for (int i = 0; i < changes.length; i++) {
        changes[i] = bits.optionalSigned(6);
      }
    }
    return new int[] {changes[0], changes[SEGMENTS]};
  }

  private static Segment[] readSegments(
      BoolReader bits, Segmentation segmentation, int level, int[] changes) {
    int base = bits.literal(7);
    int[] deltas = new int[5];
    for (int i = 0; i < deltas.length; i++) {
      deltas[i] = bits.optionalSigned(4);
    }
    Segment[] segments = new Segment[SEGMENTS];
    for (int i = 0; i < SEGMENTS; i++) {
      int own = level == 0 ? 0 : segmentation.of(segmentation.levels(), i, level) + changes[0];
      segments[i] =
          new Segment(
              steps(segmentation.of(segmentation.steps(), i, base), deltas),
              Math.clamp(own, 0, 63),
              Math.clamp(level == 0 ? 0 : own + changes[1], 0, 63));
    }
    return segments;
  }

  private static Steps steps(int base, int[] deltas) {
    return new Steps(
        2 * step(Tables.DIRECT_STEPS, base + deltas[1], 127),
        Math.max(8, step(Tables.OTHER_STEPS, base + deltas[2], 127) * 155 / 100),
        step(Tables.DIRECT_STEPS, base + deltas[0], 127),
        step(Tables.OTHER_STEPS, base, 127),
        step(Tables.DIRECT_STEPS, base + deltas[3], 117),
        step(Tables.OTHER_STEPS, base + deltas[4], 127));
  }

  private static int step(int[] table, int index, int most) {
    return table[Math.clamp(index, 0, most)];
  }

  private static int[] readProbabilities(BoolReader bits) {
    int[] probabilities = Tables.DEFAULTS.clone();
    for (int i = 0; i < probabilities.length; i++) {
      if (bits.read(Tables.REPLACED[i])) {
        probabilities[i] = bits.literal(8);
      }
    }
    return probabilities;
  }

  /// The parts with the pixels, of which each holds every so manieth row of macroblocks.
  ///
  /// @param rest after the first part: the lengths of all of these but the last, and they
  BoolReader[] parts(Octets rest) {
    BoolReader[] parts = new BoolReader[dataParts];
    int at = 3 * (dataParts - 1);
    for (int i = 0; i < dataParts; i++) {
      boolean last = i == dataParts - 1;
      int length = last ? rest.length() - at : rest.u24Reversed(3 * i);
      parts[i] = new BoolReader(rest.part(at, length));
      at += length;
    }
    return parts;
  }
}
