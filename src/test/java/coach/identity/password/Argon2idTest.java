package coach.identity.password;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Argon2idTest {
  private static final long SEED = 7;

  @Test
  void theKnownVectorComesOut() {
    byte[] hash = new Argon2id(new Cost(65536, 2)).hash(bytes("password"), bytes("somesalt"), 32);

    assertThat(HexFormat.of().formatHex(hash))
        .isEqualTo("09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7");
  }

  @Test
  void whatAnIndependentImplementationComputesComesOut() {
    Random random = new Random(SEED);
    for (int i = 0; i < 150; i++) {
      int kibibytes = 8 + random.nextInt(600);
      int passes = 1 + random.nextInt(4);
      int size = 4 + random.nextInt(150);
      byte[] password = bytes(random, random.nextInt(300));
      byte[] salt = bytes(random, 8 + random.nextInt(40));

      byte[] theirs =
          Argon2Function.getInstance(kibibytes, passes, 1, size, Argon2.ID)
              .hash(password, salt)
              .getBytes();

      assertThat(new Argon2id(new Cost(kibibytes, passes)).hash(password, salt, size))
          .as("m=%d t=%d size=%d password=%d", kibibytes, passes, size, password.length)
          .isEqualTo(theirs);
    }
  }

  @Test
  void memoryThatWasUsedBeforeChangesNothing() {
    Argon2id used = new Argon2id(new Cost(64, 3));
    byte[] first = used.hash(bytes("one"), bytes("saltsalt"), 32);
    byte[] other = used.hash(bytes("another"), bytes("saltsalt"), 32);

    assertThat(used.hash(bytes("one"), bytes("saltsalt"), 32)).isEqualTo(first).isNotEqualTo(other);
  }

  @Test
  void nothingStaysInTheMemory() {
    Cost cost = new Cost(64, 2);
    long[] memory = new long[Argon2id.wordsFor(cost)];

    new Argon2id(cost, memory).hash(bytes("secret"), bytes("saltsalt"), 32);

    assertThat(memory).containsOnly(0);
  }

  private static byte[] bytes(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
