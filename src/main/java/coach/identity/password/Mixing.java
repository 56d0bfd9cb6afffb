package coach.identity.password;

import java.util.Arrays;

/// The compression function G of Argon2 (RFC 9106, section 3.5): two blocks make a third.
///
/// Not thread-safe: it reuses its scratch blocks.
final class Mixing {
  /// A block is 1024 bytes: 8 by 8 registers of two words each.
  static final int WORDS = 128;

  private static final int ROW = 16;
  private static final int REGISTER = 2;
  private static final long LOW = 0xffffffffL;

  private final long[] mixed = new long[WORDS];
  private final long[] kept = new long[WORDS];

  /// Writes the mix of `a` and `b` to `to`.
  ///
  /// @param over whether to add it to what stands there, as all passes but the first do
  void mix(long[] a, int atA, long[] b, int atB, long[] to, int at, boolean over) {
    long[] block = mixed; // locals: the compiler need not look whether the fields are still these
    long[] rest = kept;
    for (int i = 0; i < WORDS; i++) {
      long word = a[atA + i] ^ b[atB + i];
      block[i] = word;
      rest[i] = over ? word ^ to[at + i] : word;
    }
    for (int i = 0; i < WORDS; i += ROW) {
      permute(block, i, REGISTER);
    }
    for (int i = 0; i < ROW; i += REGISTER) {
      permute(block, i, ROW);
    }
    for (int i = 0; i < WORDS; i++) {
      to[at + i] = rest[i] ^ block[i];
    }
  }

  void wipe() {
    Arrays.fill(mixed, 0);
    Arrays.fill(kept, 0);
  }

  /// The permutation P (section 3.6) of the eight registers that begin at `at`, `step` words apart.
  private static void permute(long[] v, int at, int step) {
    int r1 = at + step;
    int r2 = r1 + step;
    int r3 = r2 + step;
    int r4 = r3 + step;
    int r5 = r4 + step;
    int r6 = r5 + step;
    int r7 = r6 + step;
    quarter(v, at, r2, r4, r6);
    quarter(v, at + 1, r2 + 1, r4 + 1, r6 + 1);
    quarter(v, r1, r3, r5, r7);
    quarter(v, r1 + 1, r3 + 1, r5 + 1, r7 + 1);
    quarter(v, at, r2 + 1, r5, r7 + 1);
    quarter(v, at + 1, r3, r5 + 1, r6);
    quarter(v, r1, r3 + 1, r4, r6 + 1);
    quarter(v, r1 + 1, r2, r4 + 1, r7);
  }

  /// The function GB (section 3.6).
  private static void quarter(long[] v, int atA, int atB, int atC, int atD) {
    long a = v[atA];
    long b = v[atB];
    long c = v[atC];
    long d = v[atD];
    a += b + 2 * (a & LOW) * (b & LOW);
    d = Long.rotateRight(d ^ a, 32);
    c += d + 2 * (c & LOW) * (d & LOW);
    b = Long.rotateRight(b ^ c, 24);
    a += b + 2 * (a & LOW) * (b & LOW);
    d = Long.rotateRight(d ^ a, 16);
    c += d + 2 * (c & LOW) * (d & LOW);
    b = Long.rotateRight(b ^ c, 63);
    v[atA] = a;
    v[atB] = b;
    v[atC] = c;
    v[atD] = d;
  }
}
