package dev.steward.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A text of an option that may name a person: given in the command line, which other users of the
 * machine can read in the list of processes, or better in a file or on standard input.
 */
final class PrivateText {
  private static final String STANDARD_INPUT = "-";
  private static final int MOST_BYTES = 1 << 20;

  private PrivateText() {}

  /**
   * The text, without the line end after it.
   *
   * @param text as the command line has it
   * @param file where it is instead; {@code -} is standard input
   * @throws IllegalArgumentException where both are given, or the text is no text
   */
  static Optional<String> of(@Nullable String text, @Nullable String file) throws IOException {
    if (text != null && file != null) {
      throw new IllegalArgumentException("Give the value or the file that has it, not both");
    }
    return file == null ? Optional.ofNullable(text) : Optional.of(read(file));
  }

  private static String read(String file) throws IOException {
    try (InputStream in =
        file.equals(STANDARD_INPUT) ? System.in : Files.newInputStream(Path.of(file))) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new IllegalArgumentException(name(file) + " is too long");
      }
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes))
          .toString()
          .replaceFirst("\\R\\z", "");
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(name(file) + " is not UTF-8"); // the cause tells a length
    } catch (FileSystemException | InvalidPathException e) {
      throw new IllegalArgumentException("Cannot read " + file, e);
    }
  }

  private static String name(String file) {
    return file.equals(STANDARD_INPUT) ? "standard input" : file;
  }
}
