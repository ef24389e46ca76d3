package dev.steward.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ByteArrayResource;

/** Environments made of YAML texts, as the command line makes them of files. */
final class Configurations {
  private Configurations() {}

  /** Binds YAML texts, later ones over earlier ones. */
  static StewardConfiguration bind(String... yaml) throws ConfigurationFaults {
    return StewardConfiguration.from(environment(Map.of(), List.of(), yaml));
  }

  /** All faults of YAML texts. */
  static List<String> faults(String... yaml) {
    return faults(environment(Map.of(), List.of(), yaml));
  }

  static List<String> faults(ConfigurableEnvironment environment) {
    try {
      StewardConfiguration.from(environment);
      return List.of();
    } catch (ConfigurationFaults e) {
      return e.faults();
    }
  }

  static ConfigurableEnvironment environment(
      Map<String, Object> variables, List<String> options, String... yaml) {
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .replace(
            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
            new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
    environment
        .getPropertySources()
        .addFirst(new SimpleCommandLinePropertySource(options.toArray(String[]::new)));
    List<PropertySource<?>> files = new ArrayList<>();
    for (String text : yaml) {
      files.addAll(load("file " + files.size(), text));
    }
    for (int i = files.size() - 1; i >= 0; i--) {
      environment.getPropertySources().addLast(files.get(i));
    }
    return environment;
  }

  private static List<PropertySource<?>> load(String name, String yaml) {
    try {
      return new YamlPropertySourceLoader()
          .load(name, new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
