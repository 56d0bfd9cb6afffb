package coach.ai.compat.call;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/// JSON of others: everything is kept as it is written, and nothing may be too deep or too much.
public final class CompatJson {
  private static final int MAX_DEPTH = 100;
  private static final int MAX_TOKENS = 200_000;

  private CompatJson() {}

  /// For what clients send. How long texts may be is bounded by the body.
  public static JsonMapper mapper() {
    return mapper(
        StreamReadConstraints.builder()
            .maxNestingDepth(MAX_DEPTH)
            .maxTokenCount(MAX_TOKENS)
            .maxStringLength(Integer.MAX_VALUE)
            .build(),
        true);
  }

  /// For what providers send, which is bounded where it is received.
  public static JsonMapper providerMapper() {
    return mapper(
        StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build(), false);
  }

  private static JsonMapper mapper(StreamReadConstraints constraints, boolean noTwins) {
    JsonFactory factory =
        JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool()) // not per thread
            .streamReadConstraints(constraints)
            .configure(StreamReadFeature.STRICT_DUPLICATE_DETECTION, noTwins)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII) // half a surrogate pair survives
            .build();
    return JsonMapper.builder(factory)
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
        .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
        .build();
  }
}
