package coach.support;

import coach.support.stub.Call;
import coach.support.stub.CallLog;
import coach.support.stub.Connection;
import coach.support.stub.Line;
import coach.support.stub.Mode;
import coach.support.stub.Script;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// A provider of language models on a port of its own, which does as it is told and counts.
///
/// It speaks what the path asks for: `/responses` (OpenAI, Perplexity), `/messages` (Anthropic),
/// `/chat/completions`; whole or as a stream, as the body asks. Every such call counts as paid, and
/// is in the log before it is answered; `/models` is free and counted apart. One virtual thread per
/// connection: thousands at once are fine. Thread-safe.
public final class StubProvider implements AutoCloseable {
  private static final String MODELS =
      """
      {"object":"list","data":[
        {"id":"stub-model","object":"model","created":1,"owned_by":"stub"},
        {"id":"old-model","object":"model","created":1,"shutdown_date":"2026-12-11"}]}
      """;

  private final ServerSocket server;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final CallLog log;
  private final Queue<Script> next = new ConcurrentLinkedQueue<>();
  private final AtomicReference<Script> usual = new AtomicReference<>(Script.good());
  private final AtomicReference<Script> listing = new AtomicReference<>(Script.json(200, MODELS));
  private final AtomicReference<Duration> delay = new AtomicReference<>(Duration.ZERO);
  private final AtomicInteger abandoned = new AtomicInteger();

  private final Thread door;

  private StubProvider(ServerSocket server, CallLog log) {
    this.server = server;
    this.log = log;
    this.door = Thread.ofVirtual().name("stub-" + server.getLocalPort()).unstarted(this::accept);
  }

  public static StubProvider start() {
    return start(0, Optional.empty());
  }

  /// @param port 0 = any that is free
  /// @param file gets one line per paid call, before that is answered
  public static StubProvider start(int port, Optional<Path> file) {
    try {
      ServerSocket server = new ServerSocket(port, 8192, InetAddress.getLoopbackAddress());
      StubProvider stub = new StubProvider(server, new CallLog(file));
      stub.door.start();
      return stub;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return server.getLocalPort();
  }

  /// What goes before `/responses`, `/messages` and `/models`.
  public URI base() {
    return URI.create("http://127.0.0.1:" + port() + "/v1");
  }

  /// How paid calls are answered from now on, when nothing else is [#next].
  public StubProvider answers(Script script) {
    usual.set(script);
    return this;
  }

  public StubProvider is(Mode mode) {
    return answers(mode.script());
  }

  /// How the next paid calls are answered, one script each.
  public StubProvider next(Script... scripts) {
    next.addAll(List.of(scripts));
    return this;
  }

  /// How `/models` is answered from now on.
  public StubProvider lists(Script script) {
    listing.set(script);
    return this;
  }

  /// How long every paid call is thought about, after it is in the log.
  public StubProvider thinks(Duration duration) {
    delay.set(duration);
    return this;
  }

  /// The paid calls, in the order in which they came.
  public List<Call> calls() {
    return log.calls();
  }

  public int paid() {
    return log.paid();
  }

  /// Calls for the list of models, which are free.
  public int listed() {
    return log.listings().size();
  }

  public List<Call> listings() {
    return log.listings();
  }

  /// Calls for anything else: there should be none.
  public List<Call> strays() {
    return log.strays();
  }

  /// Calls whose caller was gone before the answer was complete.
  public int abandoned() {
    return abandoned.get();
  }

  /// Connections that are open now.
  public int connections() {
    return open.size();
  }

  /// Keep no bodies: for benches that run for long.
  public StubProvider forgetful() {
    log.forget();
    return this;
  }

  /// Closes the connections that are open now, as a provider does with idle ones.
  public void hangUp() {
    try {
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// From here on the port is closed, and so is every connection.
  @Override
  public void close() {
    try {
      server.close();
      door.join();
      hangUp();
      log.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        open.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException _) {
        // Closed, or a caller that was gone before it was let in.
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      new Connection(socket, this::answer).serve();
    } catch (IOException _) {
      // The caller is gone.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(socket);
    }
  }

  private void answer(Call call, Line line) throws IOException, InterruptedException {
    if (call.path().startsWith("/_stub")) {
      control(call, line);
    } else if (call.method().equals("GET") && call.path().endsWith("/models")) {
      log.listing(call);
      listing.get().play(call, line);
    } else if (call.method().equals("POST")) {
      log.paid(call);
      playPaid(call, line);
    } else {
      log.stray(call);
      Script.json(404, "{}").play(call, line);
    }
  }

  private void playPaid(Call call, Line line) throws IOException, InterruptedException {
    Duration pause = delay.get();
    Script scripted = next.poll();
    if (pause.isPositive()) {
      Thread.sleep(pause);
    }
    try {
      (scripted == null ? usual.get() : scripted).play(call, line);
    } catch (IOException e) {
      abandoned.incrementAndGet();
      throw e;
    }
  }

  /// `POST /_stub/MODE` changes it while it runs; every answer tells the counters.
  private void control(Call call, Line line) throws IOException, InterruptedException {
    if (call.method().equals("POST")) {
      is(Mode.of(call.path().substring("/_stub/".length())));
    }
    String counters =
        "{\"paid\":%d,\"listed\":%d,\"abandoned\":%d,\"connections\":%d}"
            .formatted(paid(), listed(), abandoned(), connections());
    Script.json(200, counters).play(call, line);
  }
}
