package coach.ai.spend;

import jakarta.annotation.Priority;
import jakarta.ws.rs.NameBinding;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Lets a reader of the books wait for what this node is about to write, so that everybody finds
/// the answer there that he just got.
@UpToDateFilter.Wanted
@Priority(Priorities.USER) // for callers who may read, after all that refuses
public final class UpToDateFilter implements ContainerRequestFilter {
  /// Of a resource that shows the books.
  @NameBinding
  @Target(ElementType.TYPE)
  @Retention(RetentionPolicy.RUNTIME)
  public @interface Wanted {}

  private final Ledger ledger;

  UpToDateFilter(Ledger ledger) {
    this.ledger = ledger;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    try {
      ledger.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
