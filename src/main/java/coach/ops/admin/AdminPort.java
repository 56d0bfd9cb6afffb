package coach.ops.admin;

import coach.ops.AdminToken;
import io.dropwizard.core.setup.AdminEnvironment;
import io.dropwizard.servlets.tasks.Task;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import java.util.List;

/// Puts the filter before everything else on the admin port.
public final class AdminPort {
  private static final boolean AFTER_OTHERS = true;

  private final AdminFilter filter;

  /// @param token when none is configured: loopback only
  public AdminPort(AdminToken token, List<Task> tasks) {
    this.filter = new AdminFilter(new AdminDoor(token), new AdminTasks(tasks));
  }

  public void register(AdminEnvironment admin) {
    admin
        .addFilter("admin-door", filter)
        .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), !AFTER_OTHERS, "/*");
  }
}
