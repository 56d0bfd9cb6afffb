package coach.ai.spend;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// The wire between a node and its database, with the faults of wires.
public final class Wire implements AutoCloseable {
  private static final int BUFFER = 1 << 16;
  private static final byte[] SYNC = {'S', 0, 0, 0, 4};

  private final ServerSocket door;
  private final int target;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final AtomicInteger syncs = new AtomicInteger();
  private volatile Fault fault = Fault.NONE;

  /// What is wrong with it.
  public enum Fault {
    NONE,
    /// Whatever was connected is not any more, and nothing connects.
    CUT,
    /// A commit arrives, and the answer does not.
    LOSES_THE_ANSWER,
    /// A commit does not arrive.
    LOSES_THE_COMMIT
  }

  public Wire(String url) {
    try {
      this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.target = Integer.parseInt(url.replaceAll(".*127\\.0\\.0\\.1:(\\d+)/.*", "$1"));
    threads.submit(this::accept);
  }

  /// The same database by way of this wire. A driver that prepares statements says their text once
  /// only, and this wire would not know a commit any more.
  public String url(String url) {
    return url.replace(":" + target + "/", ":" + door.getLocalPort() + "/") + "&prepareThreshold=0";
  }

  public void become(Fault value) {
    fault = value;
    if (value == Fault.CUT) {
      sockets.forEach(Wire::end);
    }
  }

  private Void accept() throws IOException {
    while (!door.isClosed()) {
      Socket client = door.accept();
      if (fault == Fault.CUT) {
        end(client);
      } else {
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        sockets.add(client);
        sockets.add(server);
        threads.submit(() -> pump(client, server, true));
        threads.submit(() -> pump(server, client, false));
      }
    }
    return null;
  }

  private Void pump(Socket from, Socket to, boolean towardsServer) {
    byte[] bytes = new byte[BUFFER];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
        if (towardsServer && endsWithSync(bytes, read)) {
          syncs.incrementAndGet();
        }
        boolean commit = towardsServer && isCommit(bytes, read);
        if (commit && fault == Fault.LOSES_THE_COMMIT) {
          break;
        }
        if (commit && fault == Fault.LOSES_THE_ANSWER) {
          from.shutdownOutput(); // before it can be answered
          from.close();
          out.write(bytes, 0, read);
          out.flush();
          in.transferTo(OutputStream.nullOutputStream());
        }
        out.write(bytes, 0, read);
        out.flush();
      }
    } catch (IOException e) {
      // the other end is gone: so is this one
    }
    end(from);
    end(to);
    return null;
  }

  /// Holds that all fit are written by one statement, which is its own commit.
  private static boolean isCommit(byte[] bytes, int length) {
    String sent = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    return sent.contains("COMMIT") || sent.contains("FROM fits");
  }

  /// How often the server was asked to end what it was sent, and to answer.
  int syncs() {
    return syncs.get();
  }

  private static boolean endsWithSync(byte[] bytes, int length) {
    return length >= SYNC.length
        && Arrays.equals(bytes, length - SYNC.length, length, SYNC, 0, SYNC.length);
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // closed already
    }
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    sockets.forEach(Wire::end);
    threads.shutdownNow();
  }
}
