package coach.ai;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.ZoneId;

/// `ai.spend`: what may be spent, in USD, and where the day begins.
public record SpendConfiguration(
    @NotNull ZoneId dayZone,
    @NotNull @DecimalMin(value = "0", inclusive = false) BigDecimal dailyWarnUsd,
    @NotNull @DecimalMin(value = "0", inclusive = false) BigDecimal dailyTargetUsd,
    @NotNull @DecimalMin(value = "0", inclusive = false) BigDecimal dailyCapUsd,
    @NotNull @DecimalMin(value = "0", inclusive = false) BigDecimal monthlyCapUsd,
    @NotNull @DecimalMin(value = "0", inclusive = false) BigDecimal userDailyCapUsd) {}
