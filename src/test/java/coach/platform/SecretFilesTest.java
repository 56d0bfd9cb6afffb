package coach.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFilesTest {
  @TempDir Path directory;

  @Test
  void aFileForOwnerAndGroupIsAccepted() throws Exception {
    assertThat(broken(file("key", "rw-r-----"), file("config.yml", "rw-r--r--"))).isEmpty();
  }

  @Test
  void aFileThatEverybodyReadsIsReportedWithItsKeyAndTheCommandThatMendsIt() throws Exception {
    Path key = file("key", "rw-r--r--");

    List<Violation> broken = broken(key, file("config.yml", "rw-r--r--"));

    assertThat(broken).hasSize(1);
    assertThat(broken.getFirst().key()).isEqualTo("identity.jwtSecret");
    assertThat(broken.getFirst().found()).contains("rw-r--r--");
    assertThat(broken.getFirst().fix()).isEqualTo("chmod 0640 " + key);
  }

  @Test
  void aConfigurationThatEverybodyCanChangeIsReported() throws Exception {
    assertThat(broken(file("key", "r--r-----"), file("config.yml", "rw-rw-rw-")))
        .singleElement()
        .extracting(Violation::rule)
        .isEqualTo(SecretFiles.SEC_007);
  }

  private Path file(String name, String permissions) throws IOException {
    Path file = Files.writeString(directory.resolve(name), "a-value");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  private static List<Violation> broken(Path secret, Path configuration) throws Exception {
    SecretFiles files = new SecretFiles(Map.of("identity.jwtSecret", secret), configuration);
    return files.liveChecks(Mode.PRODUCTION).findFirst().orElseThrow().run().toList();
  }
}
