package dev.steward.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.scheduling.support.CronExpression;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The schedules in jobs/schedule, read as far as there are parsers for them. */
class SchedulesTest {
  private static final Path FOLDER = Path.of("jobs/schedule");
  private static final LocalDateTime NOON = LocalDateTime.of(2026, 11, 1, 12, 0);

  private static String text(String file) throws Exception {
    return Files.readString(FOLDER.resolve(file));
  }

  /** Runs the nightly job, whatever else the command has. */
  private static void isACommand(String command) {
    Matcher words =
        Pattern.compile("-jar /opt/steward/steward\\.jar (run [^;&|\"]*)")
            .matcher(command.replace("{{ data_interval_end | ds }}", "2026-11-01"));
    assertThat(words.find()).as(command).isTrue();
    List<String> arguments =
        Arrays.stream(words.group(1).split(" "))
            .map(String::strip)
            .filter(word -> !word.isEmpty())
            .toList();
    assertThat(arguments).startsWith("run", "nightly").contains("--config");
    for (String argument : arguments.subList(2, arguments.size())) {
      assertThat(argument)
          .matches("--quiet|--config|/etc/steward/steward\\.yml|as-of=\\d{4}-\\d{2}-\\d{2}");
    }
  }

  @Test
  void cronRunsItInTheNightAndAgainInTheMorning() throws Exception {
    List<String> lines =
        text("crontab")
            .lines()
            .filter(line -> !line.startsWith("#") && !line.matches("[A-Z]+=.*"))
            .toList();

    assertThat(lines).hasSize(1);
    String[] fields = lines.get(0).split(" ", 6);
    CronExpression times =
        CronExpression.parse("0 " + String.join(" ", Arrays.asList(fields).subList(0, 5)));
    List<LocalDateTime> next = new ArrayList<>();
    LocalDateTime at = NOON;
    for (int i = 0; i < 4; i++) {
      at = Objects.requireNonNull(times.next(at));
      next.add(at);
    }
    assertThat(next)
        .containsExactly(
            LocalDateTime.of(2026, 11, 2, 2, 10),
            LocalDateTime.of(2026, 11, 2, 4, 10),
            LocalDateTime.of(2026, 11, 2, 6, 10),
            LocalDateTime.of(2026, 11, 3, 2, 10));
    isACommand(fields[5]);
  }

  /** Section and key, with the value. */
  private static Map<String, String> unit(String file) throws Exception {
    Map<String, String> settings = new LinkedHashMap<>();
    String section = "";
    for (String line : text(file).lines().toList()) {
      if (line.matches("\\[[A-Z][a-z]+]")) {
        section = line.substring(1, line.length() - 1);
      } else if (!line.isBlank() && !line.startsWith("#")) {
        assertThat(line).matches("[A-Z][A-Za-z]+=.+");
        String[] setting = line.split("=", 2);
        assertThat(settings.put(section + "." + setting[0], setting[1])).isNull();
      }
    }
    return settings;
  }

  @Test
  void systemdTriesAgainWhatFailedAndTakesFindingsForSuccess() throws Exception {
    Map<String, String> service = unit("steward.service");
    Map<String, String> timer = unit("steward.timer");

    assertThat(service)
        .containsEntry("Service.Type", "oneshot")
        .containsEntry("Service.SuccessExitStatus", "" + ExitStatus.FINDINGS)
        .containsEntry("Service.Restart", "on-failure")
        .containsEntry(
            "Service.RestartPreventExitStatus",
            ExitStatus.WRONG_USAGE + " " + ExitStatus.RUNNING_ELSEWHERE);
    isACommand(service.getOrDefault("Service.ExecStart", ""));
    assertThat(timer).containsEntry("Timer.OnCalendar", "*-*-* 02:10:00");
    assertThat(service.keySet())
        .allMatch(key -> key.startsWith("Unit.") || key.startsWith("Service."));
    assertThat(timer.keySet())
        .allMatch(key -> Set.of("Unit", "Timer", "Install").contains(key.split("\\.")[0]));
  }

  @Test
  void kubernetesRunsOneNightAtATime() throws Exception {
    Object all = new Yaml(new SafeConstructor(new LoaderOptions())).load(text("kubernetes.yaml"));

    assertThat(at(all, "apiVersion")).isEqualTo("batch/v1");
    assertThat(at(all, "kind")).isEqualTo("CronJob");
    assertThat(at(all, "spec", "concurrencyPolicy")).isEqualTo("Forbid");
    assertThat(CronExpression.parse("0 " + at(all, "spec", "schedule")).next(NOON))
        .isEqualTo(LocalDateTime.of(2026, 11, 2, 2, 10));
    Object pod = at(all, "spec", "jobTemplate", "spec", "template", "spec");
    Object container = ((List<?>) at(pod, "containers")).get(0);
    String script = (String) ((List<?>) at(container, "args")).get(0);
    isACommand(script);
    assertThat(endOf(script, 0)).isZero();
    assertThat(endOf(script, ExitStatus.FINDINGS)).isZero();
    assertThat(endOf(script, ExitStatus.FAILED)).isEqualTo(ExitStatus.FAILED);
    assertThat(endOf(script, ExitStatus.WRONG_USAGE)).isEqualTo(ExitStatus.WRONG_USAGE);
  }

  private static Object at(Object yaml, String... path) {
    Object found = yaml;
    for (String key : path) {
      assertThat(found).isInstanceOf(Map.class);
      found = ((Map<?, ?>) found).get(key);
      assertThat(found).as(key).isNotNull();
    }
    return found;
  }

  /** How a shell ends with the script, where the program ends with some status. */
  private static int endOf(String script, int status) throws Exception {
    String program = script.replaceFirst("java -jar [^&]*&", "(exit " + status + ") &");
    assertThat(program).contains("(exit " + status + ") &");
    Process shell = new ProcessBuilder("/bin/sh", "-c", program).inheritIO().start();
    assertThat(shell.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return shell.exitValue();
  }

  @Test
  void airflowsFileIsPython() throws Exception {
    String dag = text("airflow_dag.py");
    isACommand(dag.replaceAll("\"\\s*\n\\s*\"", ""));
    assertThat(dag).contains("max_active_runs=1", "catchup=False");
    assumeThat(Path.of("/usr/bin/python3")).exists();

    Process python =
        new ProcessBuilder(
                "/usr/bin/python3",
                "-c",
                "import ast, sys; ast.parse(open(sys.argv[1]).read())",
                FOLDER.resolve("airflow_dag.py").toString())
            .inheritIO()
            .start();

    assertThat(python.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(python.exitValue()).isZero();
  }
}
