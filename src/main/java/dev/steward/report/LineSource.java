package dev.steward.report;

import java.io.IOException;

/** Gives the lines of a text file. */
@FunctionalInterface
public interface LineSource {
  void writeTo(LineSink sink) throws IOException;
}
