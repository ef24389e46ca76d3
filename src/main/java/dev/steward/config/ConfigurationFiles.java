package dev.steward.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.FileSystemResource;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Gathers properties from files, the environment, and the command line, as Spring Boot does. */
public final class ConfigurationFiles {
  private ConfigurationFiles() {}

  /**
   * @param files YAML files, later ones over earlier ones
   * @param properties {@code --name=value}, over all files
   * @throws ConfigurationFaults where a file is not there or is no YAML
   */
  public static ConfigurableEnvironment load(List<Path> files, List<String> properties)
      throws ConfigurationFaults {
    List<String> faults = new ArrayList<>();
    List<String> locations = new ArrayList<>();
    for (Path file : files) {
      if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
        faults.add("--config " + file + ": no such file, or it cannot be read");
      } else if (!file.toString().matches(".*\\.(ya?ml|properties)")) {
        faults.add("--config " + file + ": expected a file named *.yml");
      } else if (!file.toString().endsWith(".properties")) {
        syntaxFault(file).ifPresent(fault -> faults.add("--config " + file + ": " + fault));
      }
      locations.add("file:" + file.toAbsolutePath());
    }
    if (!faults.isEmpty()) {
      throw new ConfigurationFaults(faults);
    }
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(new SimpleCommandLinePropertySource(properties.toArray(String[]::new)));
    if (!locations.isEmpty()) {
      environment
          .getPropertySources()
          .addLast(
              new MapPropertySource(
                  "config-option",
                  Map.of("spring.config.additional-location", String.join(",", locations))));
    }
    try {
      ConfigDataEnvironmentPostProcessor.applyTo(environment, new DefaultResourceLoader(), null);
    } catch (RuntimeException e) {
      throw new ConfigurationFaults(List.of(reason(e)));
    }
    return environment;
  }

  /** Without the lines that the parser quotes: they may hold a password. */
  private static Optional<String> syntaxFault(Path file) {
    try {
      new YamlPropertySourceLoader().load(file.toString(), new FileSystemResource(file));
      return Optional.empty();
    } catch (MarkedYAMLException e) {
      Mark mark = e.getProblemMark();
      return Optional.of(
          "not YAML"
              + (mark == null
                  ? ""
                  : ", line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1))
              + ": "
              + e.getProblem());
    } catch (IOException | RuntimeException e) {
      return Optional.of("not YAML, or it cannot be read");
    }
  }

  private static String reason(Throwable failure) {
    Throwable deepest = failure;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return "the configuration cannot be read: " + deepest.getMessage();
  }
}
