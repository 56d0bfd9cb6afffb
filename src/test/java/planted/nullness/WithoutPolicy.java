package planted.nullness;

final class WithoutPolicy {}
