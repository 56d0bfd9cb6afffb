package coach.ai.price.book;

import coach.ai.ModelId;
import coach.ai.price.Price;
import coach.ai.price.PriceBook;
import coach.ai.price.book.InvalidPrices.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The prices of the jar, with an operator's over them. Thread-safe: immutable.
public final class PriceTable implements PriceBook {
  private static final String PACKAGED = "prices.yml";

  /// `gpt-5.6-terra-2026-07-30`, `claude-sonnet-5-20260901`: one state of a model, by its date.
  private static final Pattern DATE = Pattern.compile("-\\d{4}-?\\d{2}-?\\d{2}$");

  private final Map<ModelId, NavigableMap<LocalDate, PriceRow>> rows;

  PriceTable(List<PriceRow> rows) {
    this.rows =
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.price().model(),
                    Collectors.toMap(
                        row -> row.price().effectiveFrom(),
                        Function.identity(),
                        (one, same) -> one,
                        TreeMap::new)));
  }

  /// The prices in the jar alone.
  public static PriceTable packaged() {
    return Packaged.TABLE;
  }

  /// @param override a file whose rows replace those of the jar, or add to them
  /// @param now after which nobody can have checked a price
  /// @throws InvalidPrices when it cannot be read, or must not be used
  public static PriceTable with(Optional<Path> override, Instant now) {
    return override.map(file -> over(file, now)).orElse(Packaged.TABLE);
  }

  private static PriceTable over(Path path, Instant now) {
    PriceFile file = PriceFile.read(name(path), text(path), Packaged.FILE);
    LocalDate latest = LocalDate.ofInstant(now, ZoneOffset.MAX); // wherever it was checked
    List<Fault> faults = file.checkedAfter(latest);
    if (!faults.isEmpty()) {
      throw new InvalidPrices(faults);
    }
    return Merge.of(Packaged.FILE, file);
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      String reason = "cannot be read: " + e.getClass().getSimpleName();
      throw new InvalidPrices(List.of(new Fault(file.toString(), 0, reason)));
    }
  }

  @Override
  public Optional<Price> inForce(ModelId model, Instant at) {
    return rowInForce(model, at).filter(row -> row.unusable().isEmpty()).map(PriceRow::price);
  }

  /// Why a model must not be asked although its price is known.
  public Optional<String> unusable(ModelId model, Instant at) {
    return rowInForce(model, at).flatMap(PriceRow::unusable);
  }

  /// Whether there is a row for the model, be it in force or not.
  public boolean knows(ModelId model) {
    return !rowsOf(model).isEmpty();
  }

  @Override
  public List<Price> all() {
    return rows.values().stream()
        .flatMap(ofModel -> ofModel.values().stream())
        .map(PriceRow::price)
        .toList();
  }

  private Optional<PriceRow> rowInForce(ModelId model, Instant at) {
    LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
    return Optional.ofNullable(rowsOf(model).floorEntry(day)).map(Map.Entry::getValue);
  }

  private NavigableMap<LocalDate, PriceRow> rowsOf(ModelId model) {
    @Nullable NavigableMap<LocalDate, PriceRow> own = rows.get(model);
    return own == null ? rows.getOrDefault(undated(model), new TreeMap<>()) : own;
  }

  private static ModelId undated(ModelId model) {
    String name = DATE.matcher(model.model()).replaceFirst("");
    return name.isBlank() ? model : new ModelId(model.provider(), name);
  }

  /// Read when first asked for.
  private static final class Packaged {
    static final PriceFile FILE = PriceFile.read(PACKAGED, text(), PriceFile.NONE);
    static final PriceTable TABLE = Merge.of(PriceFile.NONE, FILE);

    private static String text() {
      try (InputStream in =
          Objects.requireNonNull(PriceTable.class.getResourceAsStream("/" + PACKAGED))) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
