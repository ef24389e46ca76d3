package dev.steward.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.testkit.StewardProcess.Result;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is refused before anything is started. */
class WrongUsageIT {
  @TempDir Path folder;

  static Stream<Arguments> commandLines() {
    return Stream.of(
        wrong("rum", "'rum'"),
        wrong("", "Name a command"),
        wrong("run", "JOB"),
        wrong("run pii-inventroy --config good.yml", "No such job: pii-inventroy", "pii-inventory"),
        wrong("stop pii --config good.yml", "No such job: pii"),
        wrong("run pii-inventory --config good.yml --force", "Unknown option: '--force'"),
        wrong("run pii-inventory --config good.yml asof=2026-11-01", "No such job parameter: asof"),
        wrong(
            "run pii-inventory --config good.yml as-of=2026-02-30",
            "as-of: expected a date as YYYY-MM-DD, not 2026-02-30"),
        wrong("run pii-inventory --config good.yml run=0", "run: expected a number from 1, not 0"),
        wrong(
            "run pii-inventory --config good.yml --steward.homes=x --steward.threads=many",
            "steward.homes: no such property; did you mean home?",
            "steward.threads: expected a whole number, found many"),
        wrong(
            "run pii-inventory --config none.yml --config neither.yml",
            "--config none.yml: no such file",
            "--config neither.yml: no such file"),
        wrong("check --config none.yml", "--config none.yml: no such file"),
        wrong(
            "run pii-inventory --config broken.yml --config good.yml",
            "--config broken.yml: not YAML",
            "line 3"));
  }

  private static Arguments wrong(String commandLine, String... messages) {
    return Arguments.of(commandLine, List.of(messages));
  }

  @ParameterizedTest
  @MethodSource("commandLines")
  void startsNothing(String commandLine, List<String> messages) throws Exception {
    Workplace work = new Workplace(folder);
    work.write("drops/list.csv", "email\nx@example.org\n");
    work.write("good.yml", "steward:\n  sources:\n    drops: {type: csv, location: drops}\n");
    work.write(
        "broken.yml", "steward:\n  sources:\n    crm: {password: very-secret: [\n  home: x\n");

    Result result =
        work.start(commandLine.isEmpty() ? new String[0] : commandLine.split(" ")).result();

    assertThat(result.status()).as(result.err()).isEqualTo(2);
    assertThat(result.err()).contains(messages).doesNotContain("very-secret", "Exception");
    assertThat(result.out()).isEmpty();
    assertThat(work.home()).doesNotExist();
    assertThat(work.path("reports")).doesNotExist();
  }
}
