package coach.ai.provider.wire;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChain.Scope;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.classic.ExecRuntime;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/// Stands where a connection exists and nothing has been sent on it yet.
///
/// What fails from here on may have reached the provider, and is marked so; what fails without the
/// mark has certainly not. And whoever closes an answer before its end gives up the connection: the
/// library would read on to the end, which may never come.
final class SendingHandler implements ExecChainHandler {

  /// The mark.
  static final class Sent extends IOException {
    Sent(Exception cause) {
      super(cause);
    }
  }

  @Override
  public ClassicHttpResponse execute(ClassicHttpRequest request, Scope scope, ExecChain chain)
      throws Sent {
    try {
      ClassicHttpResponse response = chain.proceed(request, scope);
      HttpEntity entity = response.getEntity();
      if (entity != null) {
        response.setEntity(new GivenUpWhenClosed(entity, scope.execRuntime));
      }
      return response;
    } catch (IOException | HttpException e) {
      throw new Sent(e);
    }
  }

  private static final class GivenUpWhenClosed extends HttpEntityWrapper {
    private final ExecRuntime connection;

    private GivenUpWhenClosed(HttpEntity entity, ExecRuntime connection) {
      super(entity);
      this.connection = connection;
    }

    @Override
    public InputStream getContent() throws IOException {
      return new Content(super.getContent(), connection);
    }
  }

  private static final class Content extends FilterInputStream {
    private final ExecRuntime connection;
    private boolean ended;

    private Content(InputStream content, ExecRuntime connection) {
      super(content);
      this.connection = connection;
    }

    @Override
    public int read() throws IOException {
      int next = super.read();
      ended |= next < 0;
      return next;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int count = super.read(bytes, offset, length);
      ended |= count < 0;
      return count;
    }

    @Override
    public void close() throws IOException {
      if (ended) {
        super.close();
      } else {
        connection.discardEndpoint();
      }
    }
  }
}
