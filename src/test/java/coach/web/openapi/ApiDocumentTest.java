package coach.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coach.platform.page.Page;
import coach.support.Golden;
import coach.web.limit.LimitRoutes;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ApiDocumentTest {
  private static final LimitRoutes LIMITS =
      new LimitRoutes(
          Set.of("/health", "/health/detailed", "/api/health", "/api/health/database"),
          Set.of(),
          Set.of());
  private static final Set<Class<?>> SAMPLES =
      Set.of(SampleTradeResource.class, SampleStatusResource.class);

  /// Every resource of the service. The version is left out: a release changes no interface.
  @Test
  void theApiIsAsItWasReviewed() {
    Set<Class<?>> resources =
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("coach")
                .stream()
                .filter(type -> type.isAnnotatedWith(Path.class))
                .map(JavaClass::reflect)
                .collect(Collectors.toSet());

    Golden.check("golden/openapi.yaml", document(() -> resources).yaml());
  }

  @Test
  void aResourceIsDescribedWithoutFurtherWords() {
    Golden.check("golden/openapi-sample.yaml", sample().yaml());
  }

  @Test
  void theOrderIsTheSameWhateverTheOrderOfResources() {
    String reversed =
        document(
                () ->
                    new LinkedHashSet<>(
                        List.of(SampleTradeResource.class, SampleStatusResource.class)))
            .yaml();

    assertThat(reversed).isEqualTo(sample().yaml());
  }

  @Test
  void clientsAreSentToThePublicAddress() {
    ApiDocument document =
        new ApiDocument(
            "0", Optional.of(URI.create("https://coach.trading.internal")), LIMITS, () -> SAMPLES);

    assertThat(document.yaml()).contains("url: https://coach.trading.internal");
  }

  @Test
  void resourcesAreReadWhenFirstAskedForAndOnlyOnce() {
    int[] reads = {0};
    ApiDocument document =
        document(
            () -> {
              reads[0]++;
              return SAMPLES;
            });
    assertThat(reads[0]).isZero();

    document.json();
    document.yaml();
    document.json();

    assertThat(reads[0]).isEqualTo(1);
  }

  @Test
  void twoRecordsOfOneNameAreFoundOut() {
    ApiDocument document =
        document(() -> Set.of(Ones.OneResource.class, Others.OtherResource.class));

    assertThatThrownBy(document::yaml).hasStackTraceContaining("would both be");
  }

  @Test
  void pagesOfDifferentThingsAreDescribedApart() {
    String yaml = document(() -> Set.of(ShelfResource.class)).yaml();

    assertThat(yaml)
        .contains("PageBook:", "PageRecording:")
        .contains("#/components/schemas/Book\"", "#/components/schemas/Recording\"");
  }

  record Book(String author) {}

  record Recording(String artist) {}

  @Path("/shelf")
  @Produces(MediaType.APPLICATION_JSON)
  public static final class ShelfResource {
    @GET
    @Path("/books")
    public Page<Book> books() {
      return new Page<>(List.of(), Optional.empty());
    }

    @GET
    @Path("/recordings")
    public Page<Recording> recordings() {
      return new Page<>(List.of(), Optional.empty());
    }
  }

  static final class Ones {
    record SameName(String one) {}

    @Path("/one")
    @Produces(MediaType.APPLICATION_JSON)
    public static final class OneResource {
      @GET
      public SameName get() {
        return new SameName("");
      }
    }
  }

  static final class Others {
    record SameName(String other) {}

    @Path("/other")
    @Produces(MediaType.APPLICATION_JSON)
    public static final class OtherResource {
      @GET
      public SameName get() {
        return new SameName("");
      }
    }
  }

  private static ApiDocument sample() {
    return document(() -> SAMPLES);
  }

  private static ApiDocument document(Supplier<Set<Class<?>>> resources) {
    return new ApiDocument("0", Optional.empty(), LIMITS, resources);
  }
}
