package coach.ai.compat.flow;

/// What the attempts of one answer share.
record Track(Pipe pipe, Shelf shelf, Laps laps) {}
