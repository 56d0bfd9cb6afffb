package coach.platform;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/// Reads a list that is either a YAML list or, as environment variables have it, `a, b, c`.
public class CommaList extends JsonDeserializer<List<String>> {
  private final Predicate<String> kept;

  public CommaList() {
    this(item -> !item.isEmpty());
  }

  private CommaList(Predicate<String> kept) {
    this.kept = kept;
  }

  /// The same with what stands between two commas even if that is nothing: for who refuses it.
  public static final class WithGaps extends CommaList {
    public WithGaps() {
      super(_ -> true);
    }
  }

  @Override
  public List<String> deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    if (!parser.isExpectedStartArrayToken()) {
      return split(parser.getValueAsString(""));
    }
    List<String> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.addAll(split(parser.getValueAsString("")));
    }
    return List.copyOf(items);
  }

  private List<String> split(String text) {
    return text.isBlank()
        ? List.of()
        : Arrays.stream(text.split(",", -1)).map(String::strip).filter(kept).toList();
  }
}
