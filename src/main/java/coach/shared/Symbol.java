package coach.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What is traded, in one spelling: `EUR/USD`, `eurusd` and `FX:EURUSD` are all `EURUSD`.
///
/// @param value normalised
public record Symbol(@JsonValue String value) {
  private static final int LONGEST = 40;
  private static final Pattern EXCHANGE = Pattern.compile("^[A-Z0-9_]{1,20}:");
  private static final Pattern SEPARATORS = Pattern.compile("[\\s/_-]+");

  /// One name, or the two sides of a pair.
  private static final Pattern SIDES = Pattern.compile("[^\\s/_-]+([\\s/_-]+[^\\s/_-]+)?");

  private static final Pattern TITLED =
      Pattern.compile(
          "(?<symbol>.*[^\\s,])\\s*[\\s,]\\s*(?<timeframe>[A-Z]{1,3}\\d{1,3}|\\d{1,3}[A-Z]{1,7}|[A-Z]{4,7})");

  private static final Pattern FORM =
      Pattern.compile("\\^?[A-Z0-9&]{1,20}([.][A-Z0-9]{1,5})?[!=]?[A-Z]?");
  private static final Pattern PERPETUAL = Pattern.compile("(?<=.)([.]P|PERP)$");

  private static final Set<String> CURRENCIES =
      Set.of(
          "USD", "EUR", "GBP", "JPY", "CHF", "AUD", "CAD", "NZD", "SEK", "NOK", "DKK", "PLN", "CZK",
          "HUF", "TRY", "ZAR", "MXN", "SGD", "HKD", "CNH", "CNY", "INR", "KRW", "BRL", "BTC", "ETH",
          "USDT", "USDC");

  private static final Set<String> COINS = Set.of("BTC", "ETH", "USDT", "USDC");

  /// By the usage of interbank dealers; of the others brokers have several.
  private static final Map<String, String> PIPS = Map.of("JPY", "0.01", "HUF", "0.01");

  private static final Set<String> WITHOUT_PIP = Set.of("KRW", "INR", "CZK");

  private static final Map<String, String> OTHER_NAMES =
      Map.ofEntries(
          Map.entry("GOLD", "XAUUSD"),
          Map.entry("GOLDSPOT", "XAUUSD"),
          Map.entry("SPOTGOLD", "XAUUSD"),
          Map.entry("SILVER", "XAGUSD"),
          Map.entry("BITCOIN", "BTCUSD"),
          Map.entry("XBTUSD", "BTCUSD"),
          Map.entry("US500", "SPX"),
          Map.entry("SPX500", "SPX"),
          Map.entry("S&P500", "SPX"),
          Map.entry("US100", "NDX"),
          Map.entry("NAS100", "NDX"),
          Map.entry("USTEC", "NDX"),
          Map.entry("US30", "DJI"));

  /// `ES1!`, `ESZ2026`, `CLF25`: continuous, or with a month.
  private static final Pattern FUTURE =
      Pattern.compile("[A-Z0-9]{1,5}(?:\\d?!|[FGHJKMNQUVXZ](?:\\d{1,2}|20\\d\\d))");

  /// What is traded against a currency and is none itself; of other names nobody knows where the
  /// quote begins.
  private static final Set<String> GOODS =
      Set.of(
          "XAU", "XAG", "XPT", "XPD", "SOL", "XRP", "ADA", "BNB", "DOGE", "LTC", "DOT", "AVAX",
          "LINK", "TRX", "BCH", "XLM", "UNI", "ATOM", "NEAR", "APT", "ARB", "SUI", "TON", "SHIB",
          "PEPE", "ETC", "FIL", "AAVE");

  public Symbol {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("must be a symbol such as EURUSD, AAPL or BTCUSDT");
    }
  }

  @JsonCreator
  public static Symbol of(String spelled) {
    String upper =
        spelled.length() > LONGEST
            ? ""
            : Normalizer.normalize(spelled, Normalizer.Form.NFKC).strip().toUpperCase(Locale.ROOT);
    String bare = EXCHANGE.matcher(upper).replaceFirst("");
    String name = withoutTimeframe(bare);
    boolean isName = SIDES.matcher(name).matches();
    return new Symbol(isName ? SEPARATORS.matcher(name).replaceAll("") : "");
  }

  /// Charts are titled `EURUSD, H1`. A bare letter is a class of shares: `BRK B`.
  private static String withoutTimeframe(String name) {
    Matcher titled = TITLED.matcher(name);
    return titled.matches() && Timeframe.find(titled.group("timeframe")).isPresent()
        ? titled.group("symbol")
        : name;
  }

  /// Empty when it is written as no symbol is.
  public static Optional<Symbol> find(String spelled) {
    try {
      return Optional.of(of(spelled));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// What its prices are in, when it is a pair that tells.
  public Optional<String> quote() {
    return pair(spot()).map(Pair::quote);
  }

  /// The step that its moves are counted in, when it is a pair of currencies and all count alike.
  public Optional<BigDecimal> pip() {
    return pair(spot())
        .filter(pair -> CURRENCIES.contains(pair.base()))
        .filter(pair -> !COINS.contains(pair.base()) && !COINS.contains(pair.quote()))
        .filter(pair -> !WITHOUT_PIP.contains(pair.quote()))
        .map(pair -> new BigDecimal(PIPS.getOrDefault(pair.quote(), "0.0001")));
  }

  /// One contract moves by several times its price, and how many is up to the exchange.
  public boolean isFuture() {
    return FUTURE.matcher(value).matches();
  }

  /// Whether two spellings can mean one instrument: dots, perpetuals, a missing quote, dollars
  /// that are coins, and a broker's ending make no difference.
  public boolean agreesWith(Symbol other) {
    return plain().equals(other.plain())
        || base().equals(other.plain())
        || plain().equals(other.base());
  }

  /// Without what an exchange or a broker puts behind it: `BTCUSDT.P`, `EURUSD.pro`.
  private String spot() {
    String name = OTHER_NAMES.getOrDefault(value, value);
    String front = name.substring(0, name.indexOf('.') < 0 ? name.length() : name.indexOf('.'));
    return pair(front).isPresent() ? front : PERPETUAL.matcher(name).replaceFirst("");
  }

  private String plain() {
    String spot = spot().replace(".", "");
    return pair(spot)
        .filter(pair -> pair.quote().startsWith("USD"))
        .map(pair -> pair.base() + "USD")
        .orElse(spot);
  }

  private String base() {
    return pair(spot()).map(Pair::base).orElse(value);
  }

  private static Optional<Pair> pair(String spot) {
    return Stream.of(4, 3)
        .filter(length -> spot.length() > length)
        .map(length -> spot.length() - length)
        .map(start -> new Pair(spot.substring(0, start), spot.substring(start)))
        .filter(Pair::isKnown)
        .findFirst();
  }

  private record Pair(String base, String quote) {
    boolean isKnown() {
      return CURRENCIES.contains(quote) && (CURRENCIES.contains(base) || GOODS.contains(base));
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
