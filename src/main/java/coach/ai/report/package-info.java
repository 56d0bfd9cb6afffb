/// What is to be thought of how the models are doing: checks, targets, alerts and advice, from one
/// [Snapshot] that memory and the ledger give. Nothing here asks a provider.
@NullMarked
package coach.ai.report;

import org.jspecify.annotations.NullMarked;
