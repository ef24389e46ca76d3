package dev.steward.report.parquet;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.steward.core.ColumnVector;
import dev.steward.report.vector.WellFormed;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The texts that a vector's ids stand for; each is looked up once for all rows. */
final class GivenTexts {
  private static final int UNKNOWN = -2;
  private static final byte[] NONE = {};

  private final Object source;
  private final IntFunction<byte[]> reading;
  private final byte[] @Nullable [] texts;
  // that of id i at i + 1, since −1 is none
  private final int[] positions;

  private GivenTexts(Object source, int size, IntFunction<byte[]> reading) {
    this.source = source;
    this.reading = reading;
    this.texts = new byte[size][];
    this.positions = new int[size + 1];
    forgetPositions();
  }

  static GivenTexts of(List<String> entries) {
    return new GivenTexts(entries, entries.size(), id -> utf8(entries.get(id)));
  }

  static GivenTexts of(ColumnVector.Bytes entries) {
    return new GivenTexts(
        entries,
        entries.size(),
        id ->
            entries.isNull(id)
                ? NONE
                : WellFormed.utf8(
                    entries.data(), entries.offsets()[id], entries.offsets()[id + 1]));
  }

  static byte[] utf8(String text) {
    return WellFormed.text(text).getBytes(UTF_8);
  }

  boolean areOf(Object otherSource) {
    return source == otherSource;
  }

  /** To be called when the dictionary is another one. */
  void forgetPositions() {
    Arrays.fill(positions, UNKNOWN);
    positions[0] = TextDictionary.NULL;
  }

  /** The text of an id; empty where it has none. */
  byte[] text(int id) {
    if (id < 0) {
      return NONE;
    }
    byte[] text = texts[id];
    if (text == null) {
      text = reading.apply(id);
      texts[id] = text;
    }
    return text;
  }

  /** The positions of rows' texts in the dictionary, to which new ones are added. */
  void resolve(int[] ids, int from, int rows, TextDictionary dictionary, int[] resolved) {
    for (int i = 0; i < rows; i++) {
      int id = ids[from + i];
      int position = positions[id + 1];
      if (position == UNKNOWN) {
        position = dictionary.position(text(id));
        positions[id + 1] = position;
      }
      resolved[i] = position;
    }
  }
}
