package planted.platform;

public record Platform(String name) {}
