package dev.steward.config;

import dev.steward.detect.WordList;
import dev.steward.files.FileStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a file of values, one a line, that the configuration names. */
final class ValueFile {
  /** What keeps their hashes within some 32 MiB. */
  private static final int MOST = 2_000_000;

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final PropertyPath path;
  private final FaultList faults;

  ValueFile(PropertyPath path, FaultList faults) {
    this.path = path;
    this.faults = faults;
  }

  /**
   * The values of the file and more; empty, with a fault, where it cannot be read.
   *
   * @param location a local path or a Hadoop URI
   */
  Optional<WordList> read(String location, Stream<String> more) {
    try {
      FileStore files = FileStore.of(location, Map.of());
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(
                  files.read(files.resolve(location)), StandardCharsets.UTF_8.newDecoder()))) {
        WordList values = WordList.of(Stream.concat(more, lines(lines)));
        if (values.size() > MOST) {
          faults.add(path, "%s has more than %,d values".formatted(location, MOST));
          return Optional.empty();
        }
        return Optional.of(values);
      }
    } catch (UncheckedIOException e) {
      return unreadable(location, Objects.requireNonNull(e.getCause()));
    } catch (IOException e) {
      return unreadable(location, e);
    } catch (IllegalArgumentException e) {
      faults.add(path, "cannot read " + location + ": no path or URI");
      return Optional.empty();
    }
  }

  private static Stream<String> lines(BufferedReader reader) {
    return reader
        .lines()
        .limit(MOST + 1L)
        .map(line -> line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line);
  }

  private Optional<WordList> unreadable(String location, IOException failure) {
    String reason =
        failure instanceof CharacterCodingException ? "it is not UTF-8" : FileStore.reason(failure);
    faults.add(path, "cannot read " + location + ": " + reason);
    return Optional.empty();
  }
}
