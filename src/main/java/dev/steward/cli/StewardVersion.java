package dev.steward.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version of this build. */
final class StewardVersion implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"steward " + current()};
  }

  static String current() {
    return property("build.version");
  }

  /** Tells builds of one version apart. */
  static String build() {
    return current() + " of " + property("build.time");
  }

  private static String property(String name) {
    Properties build = new Properties();
    try (InputStream in =
        StewardVersion.class.getResourceAsStream("/META-INF/build-info.properties")) {
      if (in != null) {
        build.load(in);
      }
    } catch (IOException e) {
      return "unknown";
    }
    return build.getProperty(name, "unknown");
  }
}
