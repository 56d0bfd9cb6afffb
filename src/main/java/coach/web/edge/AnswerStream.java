package coach.web.edge;

import java.nio.ByteBuffer;
import java.util.function.IntConsumer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/// The last stop before the socket. Headers added here survive every reset of a response, and are
/// on what Jetty answers by itself.
final class AnswerStream extends HttpStream.Wrapper {
  /// As others have it for a client that left before the answer.
  private static final int CLIENT_LEFT = 499;

  private static final int FIRST_ERROR = 400;

  private final AnswerFields fields;
  private final IntConsumer completed;
  private volatile int status = CLIENT_LEFT;

  /// @param completed is told the status once
  AnswerStream(HttpStream stream, AnswerFields fields, IntConsumer completed) {
    super(stream);
    this.fields = fields;
    this.completed = completed;
  }

  @Override
  public void prepareResponse(HttpFields.Mutable headers) {
    fields.addTo(headers);
    super.prepareResponse(headers);
  }

  @Override
  public void send(
      MetaData.Request request,
      MetaData.@Nullable Response response,
      boolean last,
      @Nullable ByteBuffer content,
      Callback callback) {
    if (response != null && response.getStatus() >= 200) {
      status = response.getStatus();
      finishReading(request, response);
    }
    super.send(request, response, last, content, callback);
  }

  /// Whoever is refused before their body has arrived must be told that the connection ends here,
  /// or they send the next request into its end: Jetty says so in the answer when it knows in
  /// time.
  private void finishReading(MetaData.Request request, MetaData.Response response) {
    boolean refused = response.getStatus() >= FIRST_ERROR;
    if (refused && !request.getHttpFields().contains(HttpHeader.EXPECT)) {
      consumeAvailable();
    }
  }

  @Override
  public void succeeded() {
    try {
      completed.accept(status);
    } finally {
      super.succeeded();
    }
  }

  @Override
  public void failed(Throwable failure) {
    try {
      completed.accept(status);
    } finally {
      super.failed(failure);
    }
  }
}
