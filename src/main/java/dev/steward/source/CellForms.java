package dev.steward.source;

import dev.steward.core.AsciiText;
import dev.steward.core.ColumnVector;
import dev.steward.core.FoldedText;
import dev.steward.core.KeyCell;
import dev.steward.core.KeyTuples;
import dev.steward.source.KeyFilter.Comparison;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One column's cells, brought into the forms in which its keys are compared. Entries of a
 * dictionary are judged once. For one thread.
 */
final class CellForms {
  private static final byte UNKNOWN = 0;
  private static final byte NONE = 1;
  private static final byte SOME = 2;

  private final Comparison comparison;
  private final KeyTuples keys;
  private final LastDigits lastDigits;
  private final KeyCell raw = new KeyCell();
  private final KeyCell folded = new KeyCell();
  private byte[] scratch = new byte[64];

  private @Nullable ColumnVector values;
  private int @Nullable [] starts;
  private @Nullable ColumnVector judged;
  private byte[] judgements = {};

  /**
   * @param keys of one cell: those that the column has in any key
   */
  CellForms(Comparison comparison, KeyTuples keys) {
    this.comparison = comparison;
    this.keys = keys;
    this.lastDigits = new LastDigits(comparison == Comparison.LAST_DIGITS ? keys : none());
  }

  private static KeyTuples none() {
    return KeyTuples.builder(1).build();
  }

  /**
   * Goes on with the next batch.
   *
   * @param column null where the rows have no such column
   */
  void open(@Nullable ColumnVector column) {
    if (column instanceof ColumnVector.Repeated lists) {
      values = lists.values();
      starts = lists.starts();
    } else {
      values = column;
      starts = null;
    }
    if (values instanceof ColumnVector.Dictionary dictionary) {
      judge(dictionary.values());
    }
  }

  private void judge(ColumnVector entries) {
    if (entries != judged) {
      judged = entries;
      judgements = new byte[entries.size()];
    }
  }

  /** Whether any entry of a dictionary is a key's cell. */
  boolean isAmong(ColumnVector entries) {
    judge(entries);
    boolean any = false;
    for (int id = 0; id < entries.size(); id++) {
      if (judgements[id] == UNKNOWN) {
        judgements[id] = forms(entries, id) == 0 ? NONE : SOME;
      }
      any |= judgements[id] == SOME;
    }
    return any;
  }

  /** Whether a row has any number of cells. */
  boolean isRepeated() {
    return starts != null;
  }

  /** The position of a row's first cell. */
  int first(int row) {
    return starts == null ? row : starts[row];
  }

  /** Number of a row's cells. */
  int count(int row) {
    return starts == null ? 1 : starts[row + 1] - starts[row];
  }

  /** Number of forms of a cell that are a key's. */
  int read(int cell) {
    ColumnVector from = values;
    if (from == null) {
      return 0;
    }
    if (!(from instanceof ColumnVector.Dictionary dictionary)) {
      return forms(from, cell);
    }
    int id = dictionary.ids()[cell];
    if (id < 0 || judgements[id] == NONE) {
      return 0;
    }
    int forms = forms(dictionary.values(), id);
    if (judgements[id] == UNKNOWN) {
      judgements[id] = forms == 0 ? NONE : SOME;
    }
    return forms;
  }

  /** One of the forms of the cell read last. */
  KeyCell form(int form) {
    return switch (comparison) {
      case EXACT -> raw;
      case FOLDED -> folded;
      case LAST_DIGITS -> lastDigits.form(form);
    };
  }

  private int forms(ColumnVector from, int cell) {
    if (!raw.read(from, cell)) {
      return 0;
    }
    return switch (comparison) {
      case EXACT -> keys.find(raw) < 0 ? 0 : 1;
      case FOLDED -> fold() && keys.find(folded) >= 0 ? 1 : 0;
      case LAST_DIGITS -> lastDigits.read(raw.data(), raw.from(), raw.to());
    };
  }

  private boolean fold() {
    int length = raw.to() - raw.from();
    if (scratch.length < length) {
      scratch = Arrays.copyOf(scratch, Math.max(length, 2 * scratch.length));
    }
    if (AsciiText.lower(raw.data(), raw.from(), raw.to(), scratch)) {
      return folded.text(scratch, 0, length);
    }
    return folded.text(
        FoldedText.of(new String(raw.data(), raw.from(), length, StandardCharsets.UTF_8)));
  }
}
