package dev.steward.report;

import java.io.IOException;

/** Takes the lines of a text file one by one. */
@FunctionalInterface
public interface LineSink {
  /**
   * @param line without a line break
   */
  void line(String line) throws IOException;
}
