package coach.identity.password;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// BLAKE2b (RFC 7693) without a key: what [Argon2id] is made of, and not in the JDK.
final class Blake2b {
  /// The most bytes that one hash has.
  static final int LONGEST = 64;

  /// All words are little-endian (RFC 7693, section 2.4), whatever the machine prefers.
  static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int BLOCK = 128;
  private static final int ROUNDS = 12;

  /// The first byte of the state holds the length, the next two say: no key, fan-out and depth of 1
  /// (section 2.5).
  private static final long PARAMETERS = 0x01010000L;

  private static final long[] IV = {
    0x6a09e667f3bcc908L, 0xbb67ae8584caa73bL, 0x3c6ef372fe94f82bL, 0xa54ff53a5f1d36f1L,
    0x510e527fade682d1L, 0x9b05688c2b3e6c1fL, 0x1f83d9abfb41bd6bL, 0x5be0cd19137e2179L
  };

  /// Which words of the message each round takes, in which order (section 2.7).
  private static final int[][] SIGMA = {
    {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
    {14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
    {11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4},
    {7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8},
    {9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13},
    {2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9},
    {12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11},
    {13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10},
    {6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5},
    {10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0},
  };

  private Blake2b() {}

  /// @param length of the hash, from 1 to 64 bytes
  static byte[] hash(int length, byte[] input) {
    long[] state = IV.clone();
    state[0] ^= PARAMETERS ^ length;
    int blocks = Math.max(1, Math.ceilDiv(input.length, BLOCK));
    byte[] padded = Arrays.copyOf(input, blocks * BLOCK);
    for (int i = 0; i < blocks; i++) {
      boolean last = i == blocks - 1;
      compress(state, padded, i * BLOCK, last ? input.length : (i + 1L) * BLOCK, last);
    }
    Arrays.fill(padded, (byte) 0);
    byte[] bytes = new byte[LONGEST];
    for (int i = 0; i < state.length; i++) {
      WORDS.set(bytes, i * Long.BYTES, state[i]);
    }
    return Arrays.copyOf(bytes, length);
  }

  /// The function F of section 3.2.
  ///
  /// @param counter how many bytes of input there were so far, without padding
  private static void compress(long[] state, byte[] input, int at, long counter, boolean last) {
    long[] message = new long[BLOCK / Long.BYTES];
    for (int i = 0; i < message.length; i++) {
      message[i] = (long) WORDS.get(input, at + i * Long.BYTES);
    }
    long[] v = Arrays.copyOf(state, 2 * state.length);
    System.arraycopy(IV, 0, v, state.length, IV.length);
    v[12] ^= counter;
    v[14] = last ? ~v[14] : v[14];
    for (int round = 0; round < ROUNDS; round++) {
      mix(v, message, SIGMA[round % SIGMA.length]);
    }
    for (int i = 0; i < state.length; i++) {
      state[i] ^= v[i] ^ v[i + state.length];
    }
  }

  /// One round: the columns of a square of 4 by 4 words, then its diagonals.
  private static void mix(long[] v, long[] message, int[] order) {
    for (int i = 0; i < 4; i++) {
      quarter(v, i, 0, message[order[2 * i]], message[order[2 * i + 1]]);
    }
    for (int i = 0; i < 4; i++) {
      quarter(v, i, 1, message[order[8 + 2 * i]], message[order[8 + 2 * i + 1]]);
    }
  }

  /// The function G of section 3.1.
  ///
  /// @param slant by how much each row goes further right than the one above
  private static void quarter(long[] v, int column, int slant, long x, long y) {
    int a = column;
    int b = 4 + (column + slant) % 4;
    int c = 8 + (column + 2 * slant) % 4;
    int d = 12 + (column + 3 * slant) % 4;
    v[a] += v[b] + x;
    v[d] = Long.rotateRight(v[d] ^ v[a], 32);
    v[c] += v[d];
    v[b] = Long.rotateRight(v[b] ^ v[c], 24);
    v[a] += v[b] + y;
    v[d] = Long.rotateRight(v[d] ^ v[a], 16);
    v[c] += v[d];
    v[b] = Long.rotateRight(v[b] ^ v[c], 63);
  }
}
