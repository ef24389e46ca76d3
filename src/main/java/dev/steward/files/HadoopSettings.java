package dev.steward.files;

import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;

/**
 * Settings of Hadoop's file systems that hold wherever a location has none of its own: of the whole
 * process, as Hadoop's default resources are.
 */
public final class HadoopSettings {
  private static final Map<String, String> DEFAULTS =
      Map.of(
          // ours are ranged reads that know what they want: what is fetched ahead is thrown away
          "fs.s3a.input.stream.type",
          "classic",
          // a file's last block is reported within milliseconds; to wait 400 ms for it, each time
          // a small file is closed, is most of what it costs. The longest wait stays what it was.
          "dfs.client.block.write.locateFollowingBlock.initial.delay.ms",
          "10",
          "dfs.client.block.write.locateFollowingBlock.retries",
          "10");

  private static volatile Map<String, String> common = Map.of();

  private HadoopSettings() {}

  /** From now on; file systems that are open stay as they are. */
  public static void useEverywhere(Map<String, String> settings) {
    common = Map.copyOf(settings);
  }

  /** What holds now. */
  static Map<String, String> common() {
    return common;
  }

  /**
   * Hadoop's defaults but for a few of ours, then the site files of the folder that {@code
   * HADOOP_CONF_DIR} names, as Hadoop's own commands read them, then what is given.
   */
  static Configuration configuration(Map<String, String> settings) {
    return configuration(System.getenv("HADOOP_CONF_DIR"), settings);
  }

  static Configuration configuration(@Nullable String siteFolder, Map<String, String> settings) {
    Configuration configuration = new Configuration();
    // as a resource: what is set on it would win over the site files
    Configuration ours = new Configuration(false);
    DEFAULTS.forEach(ours::set);
    configuration.addResource(ours);
    if (siteFolder != null && !siteFolder.isBlank()) {
      // those that are not there are passed over
      configuration.addResource(site(siteFolder, "core-site.xml"));
      configuration.addResource(site(siteFolder, "hdfs-site.xml"));
    }
    settings.forEach(configuration::set);
    return configuration;
  }

  private static Path site(String folder, String file) {
    return new Path(java.nio.file.Path.of(folder, file).toUri());
  }
}
