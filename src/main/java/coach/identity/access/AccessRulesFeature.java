package coach.identity.access;

import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.reflect.Method;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts a door before every resource method, also before those whose author forgot to say who may
/// come in.
final class AccessRulesFeature implements DynamicFeature {
  private static final Logger log = LoggerFactory.getLogger(AccessRulesFeature.class);

  /// Jersey's own answers to OPTIONS, which tell what is possible and nothing else.
  private static final String JERSEY = "org.glassfish.jersey.";

  @Override
  public void configure(ResourceInfo info, FeatureContext context) {
    Class<?> resource = info.getResourceClass();
    Method method = info.getResourceMethod();
    if (resource.getName().startsWith(JERSEY)) {
      return;
    }
    AccessRule rule = AccessRule.of(resource, method);
    if (rule instanceof AccessRule.Forgotten) {
      log.error(
          "{}#{} has neither @PermitAll nor @RolesAllowed: nobody is let in",
          resource.getName(),
          method.getName());
    }
    context.register(new AccessFilter(rule), Priorities.AUTHENTICATION);
  }
}
