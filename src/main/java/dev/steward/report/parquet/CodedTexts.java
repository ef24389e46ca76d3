package dev.steward.report.parquet;

import java.util.Arrays;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.io.api.Binary;
import org.jspecify.annotations.Nullable;

/** Texts of a page by their position in the chunk's dictionary. */
final class CodedTexts {
  private final TextDictionary dictionary;
  private final Presence presence;
  private int[] positions = new int[0];
  private int count;

  CodedTexts(TextDictionary dictionary, Presence presence) {
    this.dictionary = dictionary;
    this.presence = presence;
  }

  /** Number of texts in the page. */
  int count() {
    return count;
  }

  /** Adds the same text in so many rows. */
  void repeat(int position, int rows) {
    reserve(rows);
    Arrays.fill(positions, count, count + rows, position);
    count += rows;
    presence.present(rows);
  }

  /** Adds a text, or none, a row. */
  void add(int[] resolved, int rows) {
    reserve(rows);
    int without = 0;
    for (int i = 0; i < rows; i++) {
      without += resolved[i] >>> 31;
    }
    if (without == 0) {
      System.arraycopy(resolved, 0, positions, count, rows);
      presence.present(rows);
    } else {
      addMixed(resolved, rows, without);
    }
    count += rows - without;
  }

  private void addMixed(int[] resolved, int rows, int without) {
    int[] levels = presence.mixed(rows);
    int row = presence.rows();
    int at = count;
    for (int i = 0; i < rows; i++) {
      int level = 1 - (resolved[i] >>> 31);
      levels[row + i] = level;
      // a null's position is overwritten by the next one
      positions[at] = resolved[i];
      at += level;
    }
    presence.mixed(rows, without);
  }

  void finishBounds(Statistics<?> bounds) {
    boolean[] used = new boolean[dictionary.size()];
    for (int i = 0; i < count; i++) {
      used[positions[i]] = true;
    }
    Binary least = null;
    Binary greatest = null;
    for (int i = 0; i < used.length; i++) {
      if (used[i]) {
        Binary entry = dictionary.entry(i);
        least = least == null || compare(entry, least) < 0 ? entry : least;
        greatest = greatest == null || compare(entry, greatest) > 0 ? entry : greatest;
      }
    }
    update(bounds, least);
    update(bounds, greatest);
  }

  /** Writes the positions, and begins the next page. */
  void finish(PageBytes page) {
    int width = RunEncoder.width(dictionary.size());
    page.putByte(width);
    RunEncoder.encode(positions, count, width, page);
    count = 0;
  }

  private void reserve(int more) {
    if (count + more > positions.length) {
      positions = Arrays.copyOf(positions, Math.max(count + more, 2 * positions.length));
    }
  }

  private static int compare(Binary one, Binary other) {
    return Arrays.compareUnsigned(one.getBytesUnsafe(), other.getBytesUnsafe());
  }

  private static void update(Statistics<?> bounds, @Nullable Binary bound) {
    if (bound != null) {
      bounds.updateStats(bound);
    }
  }
}
