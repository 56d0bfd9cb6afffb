package coach.identity.token;

import coach.platform.StartupFailure;
import coach.platform.secret.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/// Signs in development when nobody names a secret: made up once, so that a restart logs nobody
/// out, and kept where only its owner reads it.
record DevelopmentSecret(Path directory) {
  private static final int BYTES = 48;

  /// Whoever starts at the same time ends with the same value.
  Secret secret() {
    Path file = directory.resolve("jwt-secret");
    try {
      if (!Files.exists(file)) {
        make(file);
      }
      return Secret.ofFile(file);
    } catch (UncheckedIOException e) {
      throw new StartupFailure(StartupFailure.NO_INPUT, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new StartupFailure(
          StartupFailure.CANNOT_CREATE,
          "the signing secret cannot be kept in " + file + ": " + e + "; JWT_SECRET names one");
    }
  }

  /// A link is made whole or not at all, and never in the place of another.
  private void make(Path file) throws IOException {
    Files.createDirectories(directory);
    Path whole =
        Files.createTempFile(
            directory,
            "jwt-secret",
            ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      Files.writeString(whole, random() + "\n");
      Files.createLink(file, whole);
    } catch (FileAlreadyExistsException e) {
      return; // another was first, and its value is as good
    } finally {
      Files.delete(whole);
    }
  }

  private static String random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
