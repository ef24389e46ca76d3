package dev.steward.cli;

import ch.qos.logback.classic.LoggerContext;
import dev.steward.config.ConfigurationFaults;
import java.io.PrintWriter;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;

/**
 * Logs in a structured format of Spring Boot, where {@code logging.structured.format.console} names
 * one. Whatever is told on the error stream is then told as a log event.
 */
final class StructuredLogs {
  static final String FORMAT = "logging.structured.format.console";

  private StructuredLogs() {}

  static boolean areAsked(Environment environment) {
    return !environment.getProperty(FORMAT, "").isBlank();
  }

  /**
   * From now on.
   *
   * @return the error stream
   * @throws ConfigurationFaults where there is no such format
   */
  static PrintWriter begin(Environment environment) throws ConfigurationFaults {
    Logger log = LoggerFactory.getLogger(StructuredLogs.class);
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    // where Spring Boot puts it too, when it begins
    context.putObject(Environment.class.getName(), environment);
    try {
      LogLines.restart(context);
    } catch (IllegalArgumentException e) {
      context.removeObject(Environment.class.getName());
      LogLines.restart(context);
      throw new ConfigurationFaults(List.of(FORMAT + ": no such format; ecs, gelf or logstash"));
    }
    return new PrintWriter(new LineWriter(log::info), true);
  }
}
