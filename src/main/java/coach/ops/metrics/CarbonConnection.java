package coach.ops.metrics;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/// Delivers one report within one deadline, over a connection of its own.
///
/// Non-blocking throughout: a blocking write to a peer that never reads cannot be timed out.
record CarbonConnection(String host, int port, Duration timeout) {

  void deliver(ByteBuffer report) throws IOException {
    long deadline = System.nanoTime() + timeout.toNanos();
    InetSocketAddress address = new InetSocketAddress(host, port);
    if (address.isUnresolved()) {
      throw new UnknownHostException("no address for that name");
    }
    try (SocketChannel channel = SocketChannel.open();
        Selector selector = Selector.open()) {
      channel.configureBlocking(false);
      SelectionKey key = channel.register(selector, SelectionKey.OP_CONNECT);
      boolean connected = channel.connect(address);
      while (!connected) {
        await(selector, deadline, "no connection in time");
        connected = channel.finishConnect();
      }
      key.interestOps(SelectionKey.OP_WRITE);
      while (report.hasRemaining()) {
        await(selector, deadline, "does not read");
        channel.write(report);
      }
    }
  }

  private static void await(Selector selector, long deadline, String otherwise) throws IOException {
    long millis = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
    if (millis <= 0 || selector.select(millis) == 0) {
      throw new SocketTimeoutException(otherwise);
    }
    selector.selectedKeys().clear();
  }
}
