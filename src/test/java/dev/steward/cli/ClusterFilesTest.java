package dev.steward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.config.ConfigurationFiles;
import dev.steward.config.RemoteWork;
import dev.steward.config.StewardConfiguration;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The files in jobs/cluster name commands, options and properties that there are. */
class ClusterFilesTest {
  private static final Path FOLDER = Path.of("jobs/cluster");
  private static final List<String> CONFIGURATION =
      List.of("--config", "/etc/steward/steward.yml", "--config", "/etc/steward/cluster.yml");

  private static List<Object> documents(String file) throws Exception {
    Iterable<Object> all =
        new Yaml(new SafeConstructor(new LoaderOptions()))
            .loadAll(Files.readString(FOLDER.resolve(file)));
    return StreamSupport.stream(all.spliterator(), false).toList();
  }

  private static Object at(Object yaml, Object... path) {
    Object found = yaml;
    for (Object key : path) {
      found =
          key instanceof Integer index
              ? ((List<?>) found).get(index)
              : ((Map<?, ?>) found).get(key);
      assertThat(found).as(Arrays.toString(path)).isNotNull();
    }
    return found;
  }

  private static List<String> words(Object list) {
    return ((List<?>) list).stream().map(String::valueOf).toList();
  }

  /** Is understood, up to the configuration's files. */
  private static void isACommand(List<String> words) {
    assertThat(words).containsSubsequence(CONFIGURATION);
    List<String> asked = new ArrayList<>(words);
    asked.add("--help");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream text = new PrintStream(out, true, StandardCharsets.UTF_8);
    assertThat(StewardCommand.execute(asked.toArray(String[]::new), text, text))
        .as(words + ": " + out.toString(StandardCharsets.UTF_8))
        .isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("Usage: steward " + words.get(0));
  }

  private static List<String> afterTheJar(List<String> words) {
    int jar = words.indexOf("/opt/steward/steward.jar");
    assertThat(jar).as(words.toString()).isNotNegative();
    return words.subList(jar + 1, words.size());
  }

  /** What a file asks of the environment. */
  private static Set<String> variables(String file) throws Exception {
    Set<String> names = new TreeSet<>();
    Pattern.compile("\\$\\{([A-Z_]+)")
        .matcher(Files.readString(FOLDER.resolve(file)))
        .results()
        .map((MatchResult it) -> it.group(1))
        .forEach(names::add);
    return names;
  }

  @Test
  void theConfigurationIsOne() throws Exception {
    RemoteWork work =
        StewardConfiguration.from(
                ConfigurationFiles.load(
                    List.of(FOLDER.resolve("cluster.yml")),
                    List.of("--STEWARD_STORE_PASSWORD=a", "--STEWARD_BROKER_PASSWORD=b")))
            .remoteWork()
            .orElseThrow();

    assertThat(work.broker().url()).isEqualTo("tcp://artemis:61616");
    assertThat(work.broker().password()).isEqualTo("b");
    assertThat(work.patience()).isEqualTo(Duration.ofMinutes(2));
    assertThat(work.partitions()).isEqualTo(32);
    assertThat(work).asString().doesNotContain("password=b");
  }

  @Test
  void composeRunsWorkersAndANight() throws Exception {
    Object compose = documents("compose.yaml").get(0);
    for (String service : List.of("worker", "manager")) {
      List<String> command = words(at(compose, "services", service, "command"));
      isACommand(afterTheJar(command));
      Map<?, ?> environment = (Map<?, ?>) at(compose, "services", service, "environment");
      assertThat(environment.keySet().stream().map(String::valueOf).toList())
          .containsAll(variables("cluster.yml"));
    }
    Set<String> services = new TreeSet<>(Set.of("worker", "manager"));
    services.addAll(
        ((Map<?, ?>) at(compose, "x-steward", "depends_on"))
            .keySet().stream().map(String::valueOf).toList());
    assertThat(((Map<?, ?>) at(compose, "services")).keySet().stream().map(String::valueOf))
        .containsExactlyInAnyOrderElementsOf(services);
  }

  @Test
  void kubernetesRunsWorkersAndANight() throws Exception {
    List<Object> all = documents("kubernetes.yaml");
    assertThat(all.stream().map(it -> at(it, "kind") + " " + at(it, "metadata", "name")))
        .containsExactly(
            "Service postgres",
            "StatefulSet postgres",
            "Service artemis",
            "StatefulSet artemis",
            "Deployment steward-worker",
            "CronJob steward-nightly");

    Object worker = at(all.get(4), "spec", "template", "spec", "containers", 0);
    assertThat(afterTheJar(words(at(worker, "command")))).isEmpty();
    isACommand(words(at(worker, "args")));
    Object manager =
        at(all.get(5), "spec", "jobTemplate", "spec", "template", "spec", "containers", 0);
    String script = String.valueOf(at(manager, "args", 0));
    List<String> line =
        Arrays.stream(script.substring(0, script.indexOf('&')).strip().split(" +")).toList();
    isACommand(afterTheJar(line));
    for (Object pod : List.of(worker, manager)) {
      assertThat(at(pod, "envFrom", 0, "secretRef", "name")).isEqualTo("steward");
    }
    assertThat(Files.readString(FOLDER.resolve("kubernetes.yaml")))
        .contains(
            variables("cluster.yml").stream().filter(it -> it.endsWith("_PASSWORD")).toList());
  }
}
