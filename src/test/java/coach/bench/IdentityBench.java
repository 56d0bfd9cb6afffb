package coach.bench;

import coach.bench.rig.Figures;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Measures what `bench/identity.sh` prints, against services that it has started.
///
/// Every log-in comes from an address of its own, by way of a trusted proxy: the windows by address
/// and the waits after failures are not what is measured.
public final class IdentityBench {
  private static final String PASSWORD = "a-fake-password-for-the-bench";
  private static final Pattern ACCESS_TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");
  private static final int ACCOUNTS = 50;
  private static final int TRIES = 500;
  private static final int PARALLEL = 200;

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(20))
          .build();
  private final String base;
  private int addresses;

  private IdentityBench(String port) {
    this.base = "http://127.0.0.1:" + port;
  }

  public static void main(String[] arguments) throws Exception {
    IdentityBench bench = new IdentityBench(arguments[1]);
    switch (arguments[0]) {
      case "token" -> bench.token();
      case "logins" -> bench.logins(Path.of("/proc", arguments[2], "status"));
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  private void token() throws Exception {
    Matcher token = ACCESS_TOKEN.matcher(register(0).body());
    if (!token.find()) {
      throw new IllegalStateException("no access token");
    }
    HttpRequest without = get("/bench").build();
    HttpRequest with =
        get("/bench/signed-in").header("Authorization", "Bearer " + token.group(1)).build();
    interleaved(without, with, 5_000);
    double[][] times = interleaved(without, with, 10_000);
    System.out.printf(
        Locale.ROOT,
        "a request, median of 10,000 interleaved on one connection: %.3f ms without a token,"
            + " %.3f ms with one, difference %.3f ms%n",
        median(times[0]),
        median(times[1]),
        median(times[1]) - median(times[0]));
  }

  private double[][] interleaved(HttpRequest one, HttpRequest other, int rounds) throws Exception {
    double[][] times = new double[2][rounds];
    for (int i = 0; i < rounds; i++) {
      boolean swapped = i % 2 == 1; // neither always comes after the other
      times[swapped ? 1 : 0][i] = timed(swapped ? other : one, 200);
      times[swapped ? 0 : 1][i] = timed(swapped ? one : other, 200);
    }
    return times;
  }

  private void logins(Path status) throws Exception {
    expect(201, register(0));
    for (int i = 0; i < TRIES; i++) { // or the client's own first steps are measured
      timed(get("/health").build(), 200);
    }
    flood(status);
    for (int i = 1; i < ACCOUNTS; i++) {
      expect(201, register(i));
    }
    enumeration();
  }

  private void enumeration() throws Exception {
    double[] known = new double[TRIES];
    double[] unknown = new double[TRIES];
    for (int i = 0; i < TRIES; i++) {
      HttpRequest wrong = login(email(i % ACCOUNTS), "a-wrong-password-" + i);
      HttpRequest nobody = login("nobody-" + i % ACCOUNTS + "@bench.invalid", "a-wrong-one-" + i);
      boolean swapped = i % 2 == 1;
      if (swapped) {
        unknown[i] = timed(nobody, 401);
      }
      known[i] = timed(wrong, 401);
      if (!swapped) {
        unknown[i] = timed(nobody, 401);
      }
    }
    double difference = 100 * Math.abs(median(known) - median(unknown)) / median(unknown);
    System.out.printf(
        Locale.ROOT,
        "a wrong password, median of %d interleaved tries: %.2f ms for known addresses,"
            + " %.2f ms for unknown ones, difference %.2f %%%n",
        TRIES,
        median(known),
        median(unknown),
        difference);
  }

  private void flood(Path status) throws Exception {
    long before = residentMegabytes(status);
    AtomicBoolean done = new AtomicBoolean();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<double[]> health = threads.submit(() -> health(done));
      long start = System.nanoTime();
      List<Future<Double>> logins = new ArrayList<>();
      for (int i = 0; i < PARALLEL; i++) {
        HttpRequest login = login(email(0), PASSWORD);
        logins.add(threads.submit(() -> timed(login, 200)));
      }
      int failed = 0;
      double slowest = 0;
      for (Future<Double> login : logins) {
        try {
          slowest = Math.max(slowest, login.get());
        } catch (java.util.concurrent.ExecutionException e) {
          failed++;
          System.err.println("bench: a log-in failed: " + e.getCause());
        }
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      done.set(true);
      double[] probes = health.get();
      System.out.printf(
          Locale.ROOT,
          "%d parallel log-ins: %d failed, all answered in %.1f s (slowest %.1f s);"
              + " /health meanwhile: p99 %.1f ms of %d; RSS %d MB before, %d MB after (%+d MB)%n",
          PARALLEL,
          failed,
          seconds,
          slowest / 1e3,
          Figures.percentile(probes, 0.99),
          probes.length,
          before,
          residentMegabytes(status),
          residentMegabytes(status) - before);
    }
  }

  private double[] health(AtomicBoolean done) throws Exception {
    List<Double> times = new ArrayList<>();
    while (!done.get()) {
      times.add(timed(get("/health").build(), 200));
      LockSupport.parkNanos(10_000_000);
    }
    return times.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private double timed(HttpRequest request, int status) throws IOException, InterruptedException {
    long start = System.nanoTime();
    HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
    double millis = (System.nanoTime() - start) / 1e6;
    expect(status, response);
    return millis;
  }

  private static void expect(int status, HttpResponse<String> response) {
    if (response.statusCode() != status) {
      throw new IllegalStateException(response.statusCode() + ": " + response.body());
    }
  }

  private HttpResponse<String> register(int account) throws IOException, InterruptedException {
    return client.send(
        post("/api/auth/register", email(account), PASSWORD), BodyHandlers.ofString());
  }

  private HttpRequest login(String email, String password) {
    return post("/api/auth/login", email, password);
  }

  private HttpRequest post(String path, String email, String password) {
    addresses++;
    String body = "{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}";
    return get(path)
        .header("Content-Type", "application/json")
        .header(
            "X-Forwarded-For",
            "10." + addresses / 65_536 + "." + addresses / 256 % 256 + "." + addresses % 256)
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  private HttpRequest.Builder get(String path) {
    return HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(60));
  }

  private static String email(int account) {
    return "known-" + account + "@bench.invalid";
  }

  private static double median(double[] values) {
    return Figures.percentile(values, 0.5);
  }

  private static long residentMegabytes(Path status) throws IOException {
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .sum();
  }
}
