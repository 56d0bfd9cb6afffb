/// The gateway in numbers, for Prometheus and for Dropwizard's registry.
///
/// Names are near those of OpenTelemetry's GenAI conventions, with our prefix:
///
/// - `coach_ai_client_operation_duration_seconds`: `gen_ai.client.operation.duration`
/// - `coach_ai_client_time_to_first_chunk_seconds`: `gen_ai.client.operation.time_to_first_chunk`
/// - `coach_ai_client_token_usage_total`: `gen_ai.client.token.usage`
/// - the label `token_type`: `gen_ai.token.type`; `provider`: `gen_ai.provider.name`
/// - `model`: `gen_ai.request.model`; `purpose`: `gen_ai.operation.name`; `outcome`: `error.type`
///
/// Every label is of a closed set; a model that nobody configured and no price names is `other`.
@NullMarked
package coach.ai.metrics;

import org.jspecify.annotations.NullMarked;
