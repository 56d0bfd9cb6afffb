package coach;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// Whoever reads docs/api.md finds every endpoint of the document there.
class EndpointListTest {

  @Test
  void everyEndpointOfTheDocumentIsInTheList() throws IOException {
    String page = Files.readString(Path.of("docs/api.md"));

    List<String> endpoints = endpoints();

    assertThat(endpoints).hasSizeGreaterThan(30);
    assertThat(endpoints).allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
  }

  private static List<String> endpoints() throws IOException {
    JsonNode document =
        new ObjectMapper(new YAMLFactory())
            .readTree(Path.of("src/test/resources/golden/openapi.yaml").toFile());
    List<String> names = new ArrayList<>();
    document
        .path("paths")
        .fields()
        .forEachRemaining(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method ->
                            names.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
    return names;
  }
}
