package coach.identity.password;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// Argon2id (RFC 9106) with one lane, in memory that is used again and again.
///
/// Libraries take new memory for each hash: a hundred megabytes of garbage at 19 MiB, which a flood
/// of log-ins turns into gigabytes. Not thread-safe, so that each has memory of its own.
final class Argon2id {
  private static final int WORDS = Mixing.WORDS;
  private static final int BLOCK_BYTES = WORDS * Long.BYTES;
  private static final int LANES = 1;
  private static final int SLICES = 4;
  private static final int VERSION = 0x13;
  private static final int TYPE = 2;
  private static final long LOW = 0xffffffffL;

  private final Cost cost;

  /// Blocks in a slice, and in all.
  private final int segment;

  private final int length;

  private final long[] blocks;
  private final Mixing mixing = new Mixing();
  private final long[] zero = new long[WORDS];
  private final long[] input = new long[WORDS];
  private final long[] addresses = new long[WORDS];

  Argon2id(Cost cost) {
    this(cost, new long[wordsFor(cost)]);
  }

  /// @param memory of [#wordsFor] words, all zero
  Argon2id(Cost cost, long[] memory) {
    this.cost = cost;
    this.segment = cost.kibibytes() / SLICES;
    this.length = segment * SLICES;
    this.blocks = memory;
  }

  static int wordsFor(Cost cost) {
    return cost.kibibytes() / SLICES * SLICES * WORDS;
  }

  /// Leaves nothing of the password behind, here or in the arrays that it made.
  ///
  /// @param size how many bytes the hash has
  byte[] hash(byte[] password, byte[] salt, int size) {
    try {
      start(password, salt, size);
      for (int pass = 0; pass < cost.passes(); pass++) {
        for (int slice = 0; slice < SLICES; slice++) {
          fill(pass, slice);
        }
      }
      return end(size);
    } finally {
      Arrays.fill(blocks, 0);
      Arrays.fill(addresses, 0);
      mixing.wipe();
    }
  }

  /// The first two blocks, from H0 (section 3.2, steps 1 to 4).
  private void start(byte[] password, byte[] salt, int size) {
    byte[] seed = wiping(parameters(password, salt, size), Blake2b.LONGEST);
    for (int i = 0; i < 2; i++) {
      byte[] numbered = Arrays.copyOf(seed, seed.length + 2 * Integer.BYTES);
      numbered[seed.length] = (byte) i; // and the number of the lane, which is 0
      byte[] block = stretch(numbered, BLOCK_BYTES);
      for (int word = 0; word < WORDS; word++) {
        blocks[i * WORDS + word] = (long) Blake2b.WORDS.get(block, word * Long.BYTES);
      }
      Arrays.fill(block, (byte) 0);
    }
    Arrays.fill(seed, (byte) 0);
  }

  private byte[] parameters(byte[] password, byte[] salt, int size) {
    byte[] bytes = new byte[10 * Integer.BYTES + password.length + salt.length];
    ByteBuffer all = into(bytes);
    all.putInt(LANES).putInt(size).putInt(cost.kibibytes()).putInt(cost.passes());
    all.putInt(VERSION).putInt(TYPE);
    all.putInt(password.length).put(password).putInt(salt.length).put(salt);
    all.putInt(0).putInt(0); // neither a secret nor associated data
    return bytes;
  }

  /// The hash of the last block (section 3.2, step 8; with one lane there is nothing to add up).
  private byte[] end(int size) {
    byte[] last = new byte[BLOCK_BYTES];
    for (int word = 0; word < WORDS; word++) {
      Blake2b.WORDS.set(last, word * Long.BYTES, blocks[(length - 1) * WORDS + word]);
    }
    return stretch(last, size);
  }

  /// One quarter of one pass (section 3.2, steps 5 and 6). Half of the first pass chooses its
  /// references without the password, so that the order of accesses tells nothing of it.
  private void fill(int pass, int slice) {
    boolean independent = pass == 0 && slice < SLICES / 2;
    int first = pass == 0 && slice == 0 ? 2 : 0;
    if (independent) {
      beginAddresses(pass, slice);
    }
    for (int i = first; i < segment; i++) {
      int current = slice * segment + i;
      int previous = current == 0 ? length - 1 : current - 1;
      if (independent && (i % WORDS == 0 || i == first)) {
        nextAddresses();
      }
      long random = independent ? addresses[i % WORDS] : blocks[previous * WORDS];
      int reference = reference(pass, slice, i, random);
      mixing.mix(
          blocks, previous * WORDS, blocks, reference * WORDS, blocks, current * WORDS, pass > 0);
    }
  }

  /// What the references of one segment are counted out from (section 3.4.1.2).
  private void beginAddresses(int pass, int slice) {
    Arrays.fill(input, 0);
    input[0] = pass;
    input[2] = slice;
    input[3] = length;
    input[4] = cost.passes();
    input[5] = TYPE;
  }

  private void nextAddresses() {
    input[6]++;
    mixing.mix(zero, 0, input, 0, addresses, 0, false);
    mixing.mix(zero, 0, addresses, 0, addresses, 0, false);
  }

  /// Which earlier block goes into the next one: more often a younger one (section 3.4.2).
  private int reference(int pass, int slice, int i, long random) {
    int area = (pass == 0 ? slice * segment : length - segment) + i - 1;
    long x = random & LOW;
    long back = (area * ((x * x) >>> Integer.SIZE)) >>> Integer.SIZE;
    int from = pass == 0 || slice == SLICES - 1 ? 0 : (slice + 1) * segment;
    return (int) ((from + area - 1 - back) % length);
  }

  /// The hash H' of any length (section 3.3): of a chain of hashes, the first half of each, and all
  /// of the last.
  private static byte[] stretch(byte[] input, int size) {
    byte[] sized = new byte[Integer.BYTES + input.length];
    into(sized).putInt(size).put(input);
    Arrays.fill(input, (byte) 0);
    if (size <= Blake2b.LONGEST) {
      return wiping(sized, size);
    }
    byte[] all = new byte[size];
    ByteBuffer stretched = into(all);
    byte[] link = wiping(sized, Blake2b.LONGEST);
    while (stretched.remaining() > Blake2b.LONGEST) {
      stretched.put(link, 0, Blake2b.LONGEST / 2);
      link = Blake2b.hash(Math.min(Blake2b.LONGEST, stretched.remaining()), link);
    }
    stretched.put(link);
    return all;
  }

  private static byte[] wiping(byte[] input, int size) {
    byte[] hash = Blake2b.hash(size, input);
    Arrays.fill(input, (byte) 0);
    return hash;
  }

  private static ByteBuffer into(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(LITTLE_ENDIAN);
  }
}
