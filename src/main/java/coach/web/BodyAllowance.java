package coach.web;

import io.dropwizard.util.DataSize;

/// A route whose bodies may be larger than `edge.maxBody`, such as an upload.
///
/// @param path exactly as the router sees it
public record BodyAllowance(String method, String path, DataSize maxBody) {}
