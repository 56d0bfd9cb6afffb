package coach.support.stub;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the stub was asked. Thread-safe: one lock around everything.
public final class CallLog implements AutoCloseable {
  private final List<Call> calls = new ArrayList<>();
  private final List<Call> listings = new ArrayList<>();
  private final List<Call> strays = new ArrayList<>();
  private final Optional<OutputStream> file;
  private int paid;
  private boolean forgetful;

  public CallLog(Optional<Path> file) throws IOException {
    this.file =
        file.isEmpty()
            ? Optional.empty()
            : Optional.of(
                Files.newOutputStream(
                    file.get(), StandardOpenOption.CREATE, StandardOpenOption.APPEND));
  }

  /// `3 /v1/responses REQUEST-ID MODEL`, in one write, so that a killed stub leaves whole lines.
  public synchronized void paid(Call call) throws IOException {
    paid++;
    if (!forgetful) {
      calls.add(call);
    }
    if (file.isPresent()) {
      String line = "%d %s %s %s\n".formatted(paid, call.path(), call.requestId(), call.model());
      file.get().write(line.getBytes(StandardCharsets.UTF_8));
    }
  }

  public synchronized void listing(Call call) {
    listings.add(call);
  }

  public synchronized void stray(Call call) {
    strays.add(call);
  }

  public synchronized void forget() {
    forgetful = true;
  }

  public synchronized int paid() {
    return paid;
  }

  public synchronized List<Call> calls() {
    return List.copyOf(calls);
  }

  public synchronized List<Call> listings() {
    return List.copyOf(listings);
  }

  public synchronized List<Call> strays() {
    return List.copyOf(strays);
  }

  @Override
  public synchronized void close() throws IOException {
    if (file.isPresent()) {
      file.get().close();
    }
  }
}
