package coach.web;

import coach.platform.Feature;
import coach.web.edge.EdgeHandler;
import coach.web.edge.EdgeInstaller;
import coach.web.edge.EventStreamFilter;
import coach.web.edge.HeadFilter;
import coach.web.edge.RouteFilter;
import coach.web.problem.Failures;
import coach.web.problem.GoneClientFilter;
import coach.web.problem.JsonBodyFilter;
import coach.web.problem.KeyFilter;
import coach.web.problem.ProblemMapper;
import coach.web.problem.ProblemsResource;
import coach.web.problem.QueryFilter;
import coach.web.problem.ViolationMapper;
import io.dropwizard.core.setup.Environment;
import org.glassfish.jersey.server.ServerProperties;

/// The edge: one way in, one way out, for every request on both ports.
public final class WebFeature implements Feature {
  private final EdgeInstaller installer;
  private final Failures failures;

  public WebFeature(WebConfiguration edge, Contributions contributions) {
    this.failures = new Failures(contributions.failures());
    this.installer =
        new EdgeInstaller(
            new EdgeHandler(edge, contributions), failures, edge.headerDeadline().toJavaDuration());
  }

  @Override
  public void register(Environment environment) {
    environment.lifecycle().addEventListener(installer);
    environment.getApplicationContext().setErrorHandler(installer.errors());
    environment.getAdminContext().setErrorHandler(installer.errors());
    ProblemMapper problems = new ProblemMapper(failures);
    environment.jersey().register(problems);
    environment.jersey().register(new ViolationMapper(problems));
    environment.jersey().register(new JsonBodyFilter(failures));
    environment.jersey().register(new GoneClientFilter(failures));
    environment.jersey().register(new QueryFilter());
    environment.jersey().register(new KeyFilter());
    environment.jersey().register(new RouteFilter());
    environment.jersey().register(new EventStreamFilter());
    environment.jersey().register(new HeadFilter());
    environment.jersey().register(new ProblemsResource());
    environment
        .jersey()
        .property(ServerProperties.LOCATION_HEADER_RELATIVE_URI_RESOLUTION_DISABLED, true);
  }
}
