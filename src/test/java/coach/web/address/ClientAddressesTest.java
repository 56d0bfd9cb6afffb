package coach.web.address;

import static org.assertj.core.api.Assertions.assertThat;

import coach.web.Cidr;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressesTest {
  static final List<String> TRUSTED =
      List.of("10.0.0.0/8", "192.168.4.0/22", "2001:db8:aa::/48", "203.0.113.7");
  static final ClientAddresses ADDRESSES = of(TRUSTED);
  static final int ROUNDS = 20_000;

  static ClientAddresses of(List<String> blocks) {
    return new ClientAddresses(
        blocks.stream().map(text -> Cidr.parse(text).orElseThrow()).toList());
  }

  static String client(String peer, String... forwarded) {
    return ADDRESSES.client(InetAddress.ofLiteral(peer), List.of(forwarded)).getHostAddress();
  }

  @Test
  void aPeerThatIsNotTrustedIsTheClientWhateverItSays() {
    assertThat(client("198.51.100.1", "1.2.3.4", "10.0.0.1")).isEqualTo("198.51.100.1");
    assertThat(client("192.168.8.1", "1.2.3.4")).isEqualTo("192.168.8.1");
    assertThat(of(List.of()).client(InetAddress.ofLiteral("10.0.0.1"), List.of("1.2.3.4")))
        .isEqualTo(InetAddress.ofLiteral("10.0.0.1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.2.3.4 | 1.2.3.4",
        "6.6.6.6, 1.2.3.4 | 1.2.3.4",
        "6.6.6.6, 1.2.3.4, 10.9.9.9,192.168.7.255 | 1.2.3.4",
        "10.1.1.1, 10.2.2.2 | 10.1.1.1",
        "1.2.3.4:5678 | 1.2.3.4",
        "2001:db8::1 | 2001:db8:0:0:0:0:0:1",
        "[2001:db8::1]:443 | 2001:db8:0:0:0:0:0:1",
        "6.6.6.6, 2001:db8:aa::5 | 6.6.6.6",
        "6.6.6.6, ::ffff:10.3.3.3 | 6.6.6.6",
        "::ffff:1.2.3.4 | 1.2.3.4",
        "6.6.6.6, 203.0.113.7 | 6.6.6.6",
        "6.6.6.6, 203.0.113.8 | 203.0.113.8",
        "unknown | 10.0.0.1",
        "6.6.6.6, unknown | 10.0.0.1",
        "6.6.6.6, unknown, 10.5.5.5 | 10.5.5.5",
        "example.com | 10.0.0.1",
        "6.6.6.6, | 10.0.0.1",
        "1 | 10.0.0.1",
        "1.2 | 10.0.0.1",
        "0x7f.1.1.1 | 10.0.0.1",
        "1.2.3.4%eth0 | 10.0.0.1",
        "fe80::1%1 | 10.0.0.1",
      })
  void trustedHopsAreWalkedFromTheRight(String forwarded, String expected) {
    assertThat(client("10.0.0.1", forwarded)).isEqualTo(expected);
  }

  @Test
  void severalHeadersAreOneList() {
    assertThat(client("10.0.0.1", "6.6.6.6, 1.2.3.4", "10.2.2.2")).isEqualTo("1.2.3.4");
  }

  /// Whatever a client writes to the left of what the first trusted proxy saw changes nothing.
  @Test
  void nothingAClientWritesChangesWhoItIs() {
    Random random = new Random(20260302);
    for (int round = 0; round < ROUNDS; round++) {
      String client = untrusted(random);
      List<String> hops = new ArrayList<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        hops.add(garbage(random));
      }
      hops.add(client);
      for (int i = random.nextInt(4); i > 0; i--) {
        hops.add(trusted(random));
      }

      String found =
          ADDRESSES
              .client(InetAddress.ofLiteral(trusted(random)), split(hops, random))
              .getHostAddress();

      assertThat(found).as("%s", hops).isEqualTo(InetAddress.ofLiteral(client).getHostAddress());
    }
  }

  /// Proxies write one header or several: it is the same list.
  private static List<String> split(List<String> hops, Random random) {
    List<String> headers = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= hops.size(); i++) {
      if (i == hops.size() || random.nextInt(3) == 0) {
        headers.add(String.join(random.nextBoolean() ? "," : ", ", hops.subList(from, i)));
        from = i;
      }
    }
    return headers;
  }

  private static String untrusted(Random random) {
    return random.nextBoolean()
        ? "198.51." + random.nextInt(256) + "." + random.nextInt(256)
        : "2001:db8:bb::" + Integer.toHexString(random.nextInt(65_536));
  }

  private static String trusted(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> "10." + random.nextInt(256) + "." + random.nextInt(256) + ".1";
      case 1 -> "192.168." + (4 + random.nextInt(4)) + "." + random.nextInt(256);
      case 2 -> "2001:db8:aa:" + Integer.toHexString(random.nextInt(65_536)) + "::1";
      default -> "::ffff:10.1.2." + random.nextInt(256);
    };
  }

  private static String garbage(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> trusted(random);
      case 1 -> "127.0.0.1";
      case 2 -> "";
      case 3 -> "\"evil\"";
      case 4 -> "999.1.1.1";
      default ->
          random
              .ints(12, 32, 127)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString()
              .replace(',', '.');
    };
  }

  @Test
  void aBlockHoldsExactlyItsAddresses() {
    Random random = new Random(42);
    for (int round = 0; round < ROUNDS; round++) {
      int prefix = random.nextInt(33);
      int network = random.nextInt();
      int address = random.nextBoolean() ? random.nextInt() : network ^ (1 << random.nextInt(32));
      int mask = prefix == 0 ? 0 : -1 << (32 - prefix);

      assertThat(
              Cidr.parse(dotted(network) + "/" + prefix)
                  .orElseThrow()
                  .contains(InetAddress.ofLiteral(dotted(address))))
          .isEqualTo((network & mask) == (address & mask));
    }
  }

  private static String dotted(int bits) {
    return (bits >>> 24)
        + "."
        + (bits >>> 16 & 255)
        + "."
        + (bits >>> 8 & 255)
        + "."
        + (bits & 255);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/8", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "10/8", "::/129", "a/8"})
  void whatIsNoBlockIsNotRead(String text) {
    assertThat(Cidr.parse(text)).isEmpty();
  }

  @Test
  void anIpv6SubscriberIsOneClient() {
    assertThat(ClientAddresses.limitKey(InetAddress.ofLiteral("2001:db8:1:2:aaaa::1")))
        .isEqualTo(ClientAddresses.limitKey(InetAddress.ofLiteral("2001:db8:1:2:bbbb::2")))
        .isNotEqualTo(ClientAddresses.limitKey(InetAddress.ofLiteral("2001:db8:1:3::1")));
  }
}
