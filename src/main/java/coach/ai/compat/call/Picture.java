package coach.ai.compat.call;

/// An image that came with a request, measured but not decoded.
///
/// @param mediaType by its own first bytes, whatever the request calls it
public record Picture(String mediaType, String base64, int width, int height) {}
