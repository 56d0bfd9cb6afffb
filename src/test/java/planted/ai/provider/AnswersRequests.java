package planted.ai.provider;

import jakarta.ws.rs.Path;

@Path("/")
final class AnswersRequests {}
