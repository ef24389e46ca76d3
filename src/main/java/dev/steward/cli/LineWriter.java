package dev.steward.cli;

import java.io.Writer;
import java.util.function.Consumer;

/** Gives what is written line by line to another. */
final class LineWriter extends Writer {
  private final Consumer<String> lines;
  private final StringBuilder line = new StringBuilder();

  LineWriter(Consumer<String> lines) {
    this.lines = lines;
  }

  @Override
  public void write(char[] text, int from, int length) {
    synchronized (lock) {
      for (int i = from; i < from + length; i++) {
        if (text[i] == '\n') {
          end();
        } else if (text[i] != '\r') {
          line.append(text[i]);
        }
      }
    }
  }

  private void end() {
    String text = line.toString();
    line.setLength(0);
    if (!text.isBlank()) {
      lines.accept(text);
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    synchronized (lock) {
      end();
    }
  }
}
