package coach.web.problem;

import coach.platform.problem.ProblemCode;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.stream.Collectors;

/// Where the `type` of a problem leads: the list of all codes.
@PermitAll
@Path("/problems")
@Produces(MediaType.TEXT_HTML)
public final class ProblemsResource {
  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="en"><head><meta charset="utf-8"><title>Problems</title></head>
      <body><h1>Problems</h1><p>Match on <code>code</code>; it never changes.</p>
      <table><tr><th>code</th><th>status</th><th>title</th></tr>
      %s
      </table></body></html>
      """
          .formatted(
              Arrays.stream(ProblemCode.values())
                  .map(ProblemsResource::row)
                  .collect(Collectors.joining("\n")));

  @GET
  public String page() {
    return PAGE;
  }

  private static String row(ProblemCode code) {
    return "<tr id=\"%s\"><td>%s</td><td>%d</td><td>%s</td></tr>"
        .formatted(code.text(), code.text(), code.status(), code.title());
  }
}
