package coach.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.CountDownLatch;

/// Says when it has been entered, and stays until it is let go.
final class HangingServlet extends HttpServlet {
  private final transient CountDownLatch entered;
  private final transient CountDownLatch release;

  HangingServlet(CountDownLatch entered, CountDownLatch release) {
    this.entered = entered;
    this.release = release;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    entered.countDown();
    try {
      release.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
