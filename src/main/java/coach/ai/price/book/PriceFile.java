package coach.ai.price.book;

import coach.ai.price.book.ImageRule.Area;
import coach.ai.price.book.ImageRule.Patches;
import coach.ai.price.book.ImageRule.Tiles;
import coach.ai.price.book.InvalidPrices.Fault;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/// The text of a price file, read but not yet compared with others.
///
/// @param images the rules by name, those that were known before included
record PriceFile(Map<String, ImageRule> images, List<PriceRow> rows) {
  static final PriceFile NONE = new PriceFile(Map.of(), List.of());

  /// @param base whose image rules may be named
  /// @throws InvalidPrices with everything that is wrong with the text
  static PriceFile read(String file, String yaml, PriceFile base) {
    List<Fault> faults = new ArrayList<>();
    PriceFile read = read(new Section(file, root(file, yaml), faults), file, base, faults);
    if (!faults.isEmpty()) {
      throw new InvalidPrices(faults);
    }
    return read;
  }

  /// The rows that say so: with a date that is yet to come, a price would never be too old.
  List<Fault> checkedAfter(LocalDate latest) {
    return rows.stream()
        .filter(row -> row.price().checkedAt().isAfter(latest))
        .map(
            row ->
                row.fault(
                    "checked_at: "
                        + row.price().checkedAt()
                        + " is yet to come; write the day on which somebody compared the price"
                        + " with the provider's page"))
        .toList();
  }

  private static PriceFile read(Section root, String file, PriceFile base, List<Fault> faults) {
    Map<String, ImageRule> images = new LinkedHashMap<>(base.images());
    if (root.has("images")) {
      root.section("images").ifPresent(named -> addRules(named, images));
    }
    List<PriceRow> rows = new ArrayList<>();
    for (Section section : root.sections("prices")) {
      int before = faults.size();
      PriceRow row = PriceRow.read(file, section, images);
      if (faults.size() == before) {
        rows.add(row);
      }
    }
    root.end();
    return new PriceFile(images, rows);
  }

  private static MappingNode root(String file, String yaml) {
    try {
      Node root = new Yaml(new LoaderOptions()).compose(new StringReader(yaml));
      if (root instanceof MappingNode mapping) {
        return mapping;
      }
      throw new InvalidPrices(List.of(new Fault(file, 1, "must have the key prices")));
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
      throw new InvalidPrices(List.of(new Fault(file, line, e.getProblem())));
    } catch (YAMLException e) {
      throw new InvalidPrices(List.of(new Fault(file, 0, "is not YAML")));
    }
  }

  private static void addRules(Section named, Map<String, ImageRule> images) {
    for (String name : named.keys()) {
      named.section(name).flatMap(PriceFile::rule).ifPresent(rule -> images.put(name, rule));
    }
  }

  private static Optional<ImageRule> rule(Section section) {
    Optional<ImageRule> rule =
        switch (section.text("rule").orElse("")) {
          case "tiles" -> Optional.of(new Tiles(whole(section, "base"), whole(section, "tile")));
          case "patches" -> Optional.of(patches(section));
          case "area" ->
              Optional.of(new Area((int) whole(section, "per_token"), whole(section, "most")));
          default -> {
            section.fault("rule: must be one of tiles, patches, area");
            yield Optional.empty();
          }
        };
    section.end();
    return rule;
  }

  private static Patches patches(Section section) {
    return new Patches(
        (int) whole(section, "side"),
        whole(section, "most"),
        section.decimal("multiplier").orElse(BigDecimal.ONE));
  }

  /// Bounded, so that no product of it with a number of tokens or pixels overflows.
  private static long whole(Section section, String key) {
    long value = section.whole(key).orElse(1L);
    if (value > 1_000_000) {
      section.fault(key + ": must be at most 1000000");
    }
    return Math.min(value, 1_000_000);
  }
}
