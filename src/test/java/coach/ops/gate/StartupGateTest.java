package coach.ops.gate;

import static org.assertj.core.api.Assertions.assertThat;

import coach.CoachConfiguration;
import coach.ops.gate.report.Finding;
import coach.ops.gate.report.Report;
import coach.ops.gate.report.ReportJson;
import coach.support.Production;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartupGateTest {

  @Test
  void tenBreaksYieldTenLines() {
    Report report = tenBreaks().check().report();

    assertThat(report.errors()).isEqualTo(10);
    assertThat(report.toString().lines().filter(line -> line.startsWith(" ["))).hasSize(10);
    assertThat(report.toString()).startsWith("REFUSED: 10 invariants fail in mode=production");
    assertThat(report.ids())
        .contains("AI-001", "CORE-004", "CORE-005", "CORE-006", "CORE-008", "CORE-013", "SEC-004");
  }

  @Test
  void eachProblemSaysWhereWhatWhyAndHow() {
    String text = new Production().set("AI_DAILY_WARN_USD", "70").check().report().toString();

    assertThat(text)
        .containsPattern(
            "\\[1/1] THR-001  ai\\.spend\\.dailyWarnUsd  config-production\\.yml:\\d+ "
                + "  value: dailyWarnUsd 70, dailyTargetUsd 50")
        .contains("required: ", "why: ", "fix:      AI_DAILY_WARN_USD=40");
  }

  @Test
  void aSecretThatIsUsedTwiceIsToldByItsVariables() {
    String key = "sk-proj-" + "0123456789abcdefghij";
    String text =
        new Production()
            .set("OPENAI_API_KEY", key)
            .set("OPENAI_API_KEY_PREVIOUS", key)
            .check()
            .report()
            .toString();

    assertThat(text)
        .contains("SEC-004  ai.openai.previousKey")
        .contains("value: the same as OPENAI_API_KEY")
        .contains("fix:      give OPENAI_API_KEY_PREVIOUS a value that no other secret has")
        .doesNotContain("JWT_SECRET", key);
  }

  @Test
  void aSecretFileThatIsUsedTwiceIsToldByItsVariable(@TempDir Path directory) throws IOException {
    String key = "sk-proj-" + "0123456789abcdefghij";
    Path file = Files.writeString(directory.resolve("previous"), key);
    String text =
        new Production()
            .set("OPENAI_API_KEY", key)
            .set("OPENAI_API_KEY_PREVIOUS_FILE", file.toString())
            .check()
            .report()
            .toString();

    assertThat(text).contains("fix:      give OPENAI_API_KEY_PREVIOUS_FILE a value");
  }

  @Test
  void aMisspeltKeyIsAnsweredWithTheNearestNames() {
    String text =
        new Production()
            .replace("poolSize: 20", "poolsize: 20\n  borowTimeout: 2s")
            .check()
            .report()
            .toString();

    assertThat(text).contains("did you mean poolSize").contains("did you mean borrowTimeout");
  }

  @Test
  void noReportHoldsASecret() {
    String secret = "fake-but-private-5d1c";
    Report report =
        new Production()
            .set("JWT_SECRET", secret)
            .set("ADMIN_TOKEN", secret)
            .set("DATABASE_URL", "postgresql://coach:" + secret + "@localhost/coach")
            .check()
            .report();

    assertThat(report.refuses()).isTrue();
    assertThat(report.toString()).doesNotContain(secret).contains("●●●●●●");
    assertThat(ReportJson.of(report)).doesNotContain(secret);
  }

  @Test
  void theReportIsJsonForPrograms() throws IOException {
    JsonNode json = new ObjectMapper().readTree(ReportJson.of(tenBreaks().check().report()));

    assertThat(json.path("status").asText()).isEqualTo("refused");
    assertThat(json.path("errors").asInt()).isEqualTo(10);
    assertThat(json.path("violations")).hasSizeGreaterThanOrEqualTo(10);
    assertThat(json.path("violations").get(0).fieldNames())
        .toIterable()
        .contains("id", "severity", "key", "file", "line", "value", "required", "why", "fix");
  }

  @Test
  void aSuppressedRuleIsSilentAndIsEchoed() {
    Checked<?> checked =
        new Production()
            .arguments()
            .append(
                "\nsuppressions: [{id: CORE-012, reason: sized by cgroup, until: 2027-01-01}]\n")
            .check();

    assertThat(checked.report().ids()).isEmpty();
    assertThat(checked.report().toString())
        .contains("SUPPRESSED CORE-012 until 2027-01-01: sized by cgroup");
  }

  @Test
  void aSystemPropertyIsCheckedLikeTheFile() {
    Report report = new Production().property("dw.edge.limits.requests", "many").check().report();

    assertThat(report.ids()).containsExactly("CORE-004");
    assertThat(report.toString()).contains("-Ddw.edge.limits.requests");
  }

  @Test
  void aSecretMayComeFromAFile(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("jwt");
    Files.writeString(file, "fake-jwt-secret-from-a-file-0123456789\n");

    Checked<?> checked =
        new Production().unset("JWT_SECRET").set("JWT_SECRET_FILE", file.toString()).check();

    assertThat(checked.report().ids()).isEmpty();
    assertThat(checked.tree().files()).containsEntry("identity.jwtSecret", file);
  }

  @Test
  void anyVariableMayComeFromAFile(@TempDir Path directory) throws IOException {
    Path prefix = Files.writeString(directory.resolve("prefix"), "tokyo\n");
    Path proxies = Files.writeString(directory.resolve("proxies"), "10.0.0.0/8, 192.168.0.0/16");
    Path port = Files.writeString(directory.resolve("port"), "3777");

    Checked<CoachConfiguration> checked =
        new Production()
            .set("GRAPHITE_PREFIX_FILE", prefix.toString())
            .unset("TRUSTED_PROXIES")
            .set("TRUSTED_PROXIES_FILE", proxies.toString())
            .set("PORT_FILE", port.toString())
            .check();

    assertThat(checked.report().ids()).isEmpty();
    CoachConfiguration configuration = checked.configuration().orElseThrow();
    assertThat(configuration.operations().graphite().prefix()).isEqualTo("tokyo");
    assertThat(configuration.edge().trustedProxies()).hasSize(2);
  }

  @Test
  void aPropertyCannotTurnProductionIntoDevelopment() {
    Report report = new Production().property("dw.mode", "development").check().report();

    assertThat(report.refuses()).isTrue();
    assertThat(report.ids()).contains("CORE-007");
  }

  @Test
  void theFileThatIsMissingIsNamed() {
    String text =
        new Production()
            .unset("ADMIN_TOKEN")
            .set("ADMIN_TOKEN_FILE", "/nowhere/admin-token")
            .check()
            .report()
            .toString();

    assertThat(text).contains("/nowhere/admin-token").contains("does not exist");
  }

  @Test
  void aFileThatCannotBeASecretIsAProblemAndNoFailure(@TempDir Path directory) throws IOException {
    Path large = Files.writeString(directory.resolve("large"), "x".repeat(70_000));

    assertThat(
            new Production()
                .unset("JWT_SECRET")
                .set("JWT_SECRET_FILE", large.toString())
                .check()
                .report()
                .ids())
        .containsExactly("CORE-005");
    assertThat(
            new Production()
                .unset("JWT_SECRET")
                .set("JWT_SECRET_FILE", directory.toString())
                .check()
                .report()
                .ids())
        .containsExactly("CORE-005");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "mode",
        "- a",
        "{a: b}: c",
        "x: &x\n  <<: *x",
        "ai: {mock: true}",
        "\t",
        "a: b: c",
        "mode: &m production\nother: *m",
        "a: !!java.lang.String b",
        "edge: []",
        "? [a]\n: b"
      })
  void oddYamlIsRefusedAndNeverAFailure(String yaml) {
    assertThat(new Production().replaceAll(yaml).check().report().refuses()).isTrue();
  }

  @Test
  void aMergedSectionGivesWayToWhatStandsThere() {
    Checked<CoachConfiguration> checked =
        new Production()
            .replace(
                "    enabled: ${RATE_LIMIT_ENABLED:-true}",
                "    <<: &base {requests: 7}\n    enabled: true")
            .check();

    assertThat(checked.report().ids()).isEmpty();
    assertThat(checked.configuration().orElseThrow().edge().limits().requests()).isEqualTo(100);
  }

  @Test
  void aReportIsOneLineForEachPartWhateverTheValueHolds() {
    Report report =
        new Production().set("REGISTRATION", "open\u001b[2J\n [9/9] forged").check().report();

    assertThat(report.toString()).doesNotContain("\u001b").doesNotContain("\n [9/9]");
  }

  @Test
  void theHashFollowsTheConfigurationAndNotItsSecrets() {
    String hash = new Production().check().hash();

    assertThat(
            new Production()
                .set("JWT_SECRET", "another-fake-secret-0123456789-abcd")
                .check()
                .hash())
        .isEqualTo(hash);
    assertThat(new Production().set("PORT", "3111").check().hash()).isNotEqualTo(hash);
  }

  @Test
  void errorsComeBeforeWarningsAndInFileOrder() {
    Report report = tenBreaks().arguments().check().report();

    List<Boolean> refusals = report.findings().stream().map(Finding::refuses).toList();
    assertThat(refusals.subList(0, 10)).containsOnly(true);
    assertThat(refusals.subList(10, refusals.size())).containsOnly(false);
    assertThat(report.findings().subList(0, 10))
        .isSortedAccordingTo((one, other) -> one.place().line() - other.place().line());
  }

  private static Production tenBreaks() {
    return new Production()
        .set("INSTANCES", "0")
        .unset("DATABASE_URL")
        .replace("poolSize: 20", "poolSize: big")
        .set("PUBLIC_URL", "http://coach.trading.internal:bad port/")
        .set("GRAPHITE_PREFIX", "changeme")
        .set("JWT_SECRET", "short")
        .set("REGISTRATION", "sometimes")
        .set("USE_MOCK_OPENAI", "true")
        .set("AI_DAILY_WARN_USD", "-1")
        .append("\nsuppressions: [{id: AI-001, reason: no, until: 2027-01-01}]\n");
  }
}
