package coach.web.edge;

import com.google.common.io.CountingOutputStream;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;
import java.io.OutputStream;

/// Says to a HEAD how long the answer to a GET is. Jersey knows that for the first 8 KiB only, and
/// of anything longer the server would say that it is empty.
public final class HeadFilter implements WriterInterceptor {
  @Context
  @SuppressWarnings("NullAway.Init") // Jersey sets it to a proxy of the current request
  private Request request;

  @Override
  public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
    if (!request.getMethod().equals(HttpMethod.HEAD)) {
      context.proceed();
      return;
    }
    var counted = new CountingOutputStream(OutputStream.nullOutputStream());
    context.setOutputStream(counted);
    context.proceed();
    context.getHeaders().putSingle(HttpHeaders.CONTENT_LENGTH, counted.getCount());
  }
}
