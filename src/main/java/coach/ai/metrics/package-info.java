/// The gateway in numbers, for Prometheus and for Dropwizard's registry.
///
/// | ours | OpenTelemetry GenAI |
/// |---|---|
/// | `coach_ai_client_operation_duration_seconds` | `gen_ai.client.operation.duration` |
/// | `coach_ai_client_time_to_first_chunk_seconds` | `gen_ai.client.operation.time_to_first_chunk` |
/// | `coach_ai_client_token_usage_total{token_type}` | `gen_ai.client.token.usage`, `gen_ai.token.type` |
/// | label `provider` | `gen_ai.provider.name` |
/// | label `model` | `gen_ai.request.model` |
/// | label `outcome` | `error.type`, and what is none |
/// | label `purpose` | `gen_ai.operation.name` |
///
/// Every label is of a closed set; a model that nobody configured and no price names is `other`.
@NullMarked
package coach.ai.metrics;

import org.jspecify.annotations.NullMarked;
