package coach.ops.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/// An entry's details as the column has them.
final class Details {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final ObjectWriter WRITER = MAPPER.writer();
  private static final ObjectReader READER = MAPPER.readerForMapOf(String.class);

  private Details() {}

  static String write(Map<String, String> details) {
    try {
      return WRITER.writeValueAsString(details);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Map<String, String> read(String column) {
    try {
      return READER.readValue(column);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
