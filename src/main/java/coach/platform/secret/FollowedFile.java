package coach.platform.secret;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The text of a secret file, read again when somebody asks and the last look is a second old.
///
/// Reads the content instead of comparing times and inodes: a secret is small, and a swapped link
/// or a rewrite within one tick of the file system's clock cannot be missed.
///
/// Thread-safe: one caller at a time looks, so that no older content replaces a newer one.
final class FollowedFile implements Supplier<String> {
  private static final Logger log = LoggerFactory.getLogger(FollowedFile.class);
  private static final long INTERVAL = Duration.ofSeconds(1).toNanos();
  private static final int LIMIT = 64 * 1024;

  private final Path path;
  private final LongSupplier nanos;
  private final AtomicLong lookedAt;
  private final Lock looking = new ReentrantLock();
  private final AtomicLong looks = new AtomicLong();
  private volatile String value;
  private volatile Optional<String> trouble = Optional.empty();

  private FollowedFile(Path path, String value, LongSupplier nanos) {
    this.path = path;
    this.nanos = nanos;
    this.lookedAt = new AtomicLong(nanos.getAsLong());
    this.value = value;
  }

  static FollowedFile open(Path path, LongSupplier nanos) {
    try {
      String value = read(path);
      Redactor.learn(value);
      return new FollowedFile(path, value, nanos);
    } catch (IOException e) {
      throw new UncheckedIOException("the secret file " + path + " " + e.getMessage(), e);
    }
  }

  @Override
  public String get() {
    long now = nanos.getAsLong();
    long last = lookedAt.get();
    if (now - last >= INTERVAL && lookedAt.compareAndSet(last, now)) {
      look();
    }
    return value;
  }

  /// What kept the last look from reading a value, as the end of the sentence "the file …".
  Optional<String> trouble() {
    return trouble;
  }

  /// Looks now. Of callers that come while another looks, one looks for all.
  void look() {
    long before = looks.get();
    looking.lock();
    try {
      if (looks.compareAndSet(before, before + 1)) { // else one began, and ended, since we came
        readAgain();
      }
    } finally {
      looking.unlock();
    }
  }

  private void readAgain() {
    try {
      accept(read(path));
      trouble = Optional.empty();
    } catch (IOException e) {
      warnOnce(Objects.requireNonNullElse(e.getMessage(), "cannot be read"));
    }
  }

  private void accept(String read) {
    if (read.equals(value)) {
      return;
    }
    Redactor.learn(read);
    value = read;
    log.info("The secret file {} has a new value", path);
  }

  private void warnOnce(String reason) {
    if (trouble.isEmpty()) {
      log.warn("The secret file {} {}; its last good value stays in use", path, reason);
    }
    trouble = Optional.of(reason);
  }

  /// Every message completes the sentence "the file …".
  static String read(Path path) throws IOException {
    if (!Files.exists(path)) {
      throw new IOException("does not exist");
    }
    if (!Files.isRegularFile(path)) {
      throw new IOException("is not a regular file");
    }
    String text = withoutLineEnd(decode(bytes(path)));
    if (text.isEmpty()) {
      throw new IOException("is empty");
    }
    return text;
  }

  private static byte[] bytes(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(LIMIT + 1);
      if (bytes.length > LIMIT) {
        throw new IOException("is larger than 64 KiB");
      }
      return bytes;
    } catch (AccessDeniedException e) {
      throw new IOException("may not be read by this process", e);
    } catch (FileSystemException e) { // its message is the path alone, or begins with it
      throw new IOException("cannot be read", e);
    }
  }

  private static String decode(byte[] bytes) throws IOException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new IOException("is not UTF-8 text", e);
    }
  }

  private static String withoutLineEnd(String text) {
    int end = text.length();
    while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    return text.substring(0, end);
  }
}
