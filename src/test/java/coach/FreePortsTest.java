package coach;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coach.platform.Connector;
import coach.platform.StartupFailure;
import io.dropwizard.jetty.HttpConnectorFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

class FreePortsTest {

  @Test
  void aTakenPortIsOneLineWithTheVariableToSet() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      List<Connector> connectors = List.of(connector(taken.getLocalPort()));

      assertThatThrownBy(() -> FreePorts.require(connectors))
          .isInstanceOf(StartupFailure.class)
          .hasMessageContaining("127.0.0.1:" + taken.getLocalPort())
          .hasMessageContaining("set PORT")
          .message()
          .doesNotContain("\n");
    }
  }

  @Test
  void twoConnectorsOnOnePortAreFound() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }

    assertThatThrownBy(() -> FreePorts.require(List.of(connector(port), connector(port))))
        .hasMessageContaining("set PORT");
  }

  @Test
  void aHostThatIsNotOursIsSaid() {
    HttpConnectorFactory factory = new HttpConnectorFactory();
    factory.setBindHost("not a host");
    factory.setPort(0);

    assertThatThrownBy(() -> FreePorts.require(List.of(new Connector("server", false, factory))))
        .hasMessageContaining("set BIND_HOST");
  }

  @Test
  void aFreePortIsLeftFree() {
    assertThatCode(() -> FreePorts.require(List.of(connector(0)))).doesNotThrowAnyException();
  }

  private static Connector connector(int port) {
    HttpConnectorFactory factory = new HttpConnectorFactory();
    factory.setBindHost("127.0.0.1");
    factory.setPort(port);
    return new Connector("server.applicationConnectors[0]", false, factory);
  }
}
