/// The keys that providers are asked with: which one serves, how it is replaced without a restart,
/// and how old it is.
///
/// A key comes from the configuration's `key`, whose file is followed, or from an operator's task.
/// A new value is a candidate until `GET /v1/models`, which is free, shows that it is good; until
/// then the old one serves. One that the provider refuses (401) is left for `previousKey` at once.
///
/// Table: `ai_keys`, in which a fingerprint stands with the moment it was first seen.
@NullMarked
package coach.ai.key;

import org.jspecify.annotations.NullMarked;
