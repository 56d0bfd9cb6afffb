package coach.identity;

import static java.util.Objects.requireNonNullElse;

import io.dropwizard.util.DataSize;
import io.dropwizard.util.DataSizeUnit;
import io.dropwizard.validation.MaxDataSize;
import io.dropwizard.validation.MinDataSize;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/// `identity.hashing`: what one guess of a password costs (argon2id, one lane).
///
/// @param memory for one hash; absent = 19 MiB
/// @param passes over that memory; absent or 0 = 2
/// @param parallel how many hashes are computed at once; absent or 0 = half of the processors
/// @param waiting how many may wait for their turn before others are turned away; absent or
///     0 = 1000
public record HashingConfiguration(
    @MinDataSize(value = 8, unit = DataSizeUnit.KIBIBYTES)
        @MaxDataSize(value = 256, unit = DataSizeUnit.MEBIBYTES)
        DataSize memory,
    @Min(1) @Max(100) int passes,
    @Min(0) @Max(64) int parallel,
    @Min(1) @Max(100_000) int waiting) {

  static final HashingConfiguration DEFAULT = new HashingConfiguration(null, 0, 0, 0);

  public HashingConfiguration(@Nullable DataSize memory, int passes, int parallel, int waiting) {
    this.memory = requireNonNullElse(memory, DataSize.mebibytes(19));
    this.passes = passes == 0 ? 2 : passes;
    this.parallel = parallel;
    this.waiting = waiting == 0 ? 1000 : waiting;
  }
}
