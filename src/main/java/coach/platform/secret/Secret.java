package coach.platform.secret;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A value that never prints itself. One that comes from a file follows the file without a restart.
///
/// For configuration, not for what a request carries: the [Redactor] remembers every value for the
/// life of the process. Thread-safe: the value is immutable or guarded by [FollowedFile].
@JsonSerialize(using = SecretWriter.class)
@JsonDeserialize(using = SecretReader.class)
public final class Secret {
  /// Stands for a secret in every text; its length says nothing.
  public static final String MASK = "●●●●●●";

  private final Supplier<String> value;
  private final Optional<FollowedFile> followed;
  private final Optional<Path> file;
  private volatile @Nullable Fingerprint fingerprint;

  private Secret(Supplier<String> value, Optional<FollowedFile> followed, Optional<Path> file) {
    this.value = value;
    this.followed = followed;
    this.file = file;
  }

  public static Secret of(String value) {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("a secret must not be empty");
    }
    Redactor.learn(value);
    return new Secret(() -> value, Optional.empty(), Optional.empty());
  }

  /// The text of a file by the rules of [#ofFile], for what is no secret and may be printed.
  ///
  /// @throws IOException with a message that completes "the file …"
  public static String textOf(Path file) throws IOException {
    return FollowedFile.read(file);
  }

  /// Follows a mounted file, also through the symbolic links that orchestrators swap.
  ///
  /// @throws java.io.UncheckedIOException with a message that can be shown, when there is no value
  public static Secret ofFile(Path file) {
    FollowedFile followed = FollowedFile.open(file, System::nanoTime);
    return new Secret(followed, Optional.of(followed), Optional.of(file));
  }

  /// The value now.
  public String reveal() {
    return value.get();
  }

  /// Looks at the file at once, for who has reason to think that it changed; without that, a new
  /// value is seen within a second of the first [#reveal] that follows it.
  public void look() {
    followed.ifPresent(FollowedFile::look);
  }

  /// Why the last look found no value and the one before stays, as the end of "the file …".
  public Optional<String> trouble() {
    return followed.flatMap(FollowedFile::trouble);
  }

  /// Where the value comes from, when that is a file.
  public Optional<Path> file() {
    return file;
  }

  /// Whether the candidate is this secret; how long it takes tells nothing about the value.
  public boolean matches(String candidate) {
    return MessageDigest.isEqual(sha256(reveal()), sha256(candidate));
  }

  /// Tells one value from the next over restarts and nodes, without giving the value away.
  ///
  /// The first call for a value takes tens of milliseconds, on purpose: keep it off the start.
  public String fingerprint() {
    String current = reveal();
    Fingerprint known = fingerprint;
    if (known == null || !known.isOf(current)) {
      known = Fingerprint.of(current);
      fingerprint = known;
    }
    return known.text();
  }

  @Override
  public String toString() {
    return MASK;
  }

  private static byte[] sha256(String text) {
    return Hashing.sha256().hashString(text, StandardCharsets.UTF_8).asBytes();
  }
}
