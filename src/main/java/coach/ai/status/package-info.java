/// How the models are doing, without ever asking one: reports, metrics, key rotation, lifecycle.
///
/// What is paid is read from the ledger (so it is true for all nodes and survives a restart), what
/// is free from `GET /v1/models` at most every few minutes, the rest from memory.
@NullMarked
package coach.ai.status;

import org.jspecify.annotations.NullMarked;
