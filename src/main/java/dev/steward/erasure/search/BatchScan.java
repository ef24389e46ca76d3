package dev.steward.erasure.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.steward.core.ColumnVector;
import dev.steward.core.RowBatch;
import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Looks for all tokens in all cells of the rows of a split; what a dictionary holds is looked at
 * once. A token that stands in a cell several times is one hit. For one thread.
 */
public final class BatchScan {
  private static final int[] NONE = {};

  private final TokenScan scan;
  private final Found found = new Found();
  private @Nullable Dictionary[] dictionaries = new Dictionary[0];

  public BatchScan(SearchTokens tokens) {
    this.scan = new TokenScan(tokens);
  }

  /** The hits in a dictionary's entries. */
  private record Dictionary(ColumnVector values, int[][] hits) {}

  /** Distinct tokens of one value. */
  private static final class Found implements Hits {
    private int[] tokens = new int[8];
    private int count;

    @Override
    public void hit(int token) {
      for (int i = 0; i < count; i++) {
        if (tokens[i] == token) {
          return;
        }
      }
      if (count == tokens.length) {
        tokens = Arrays.copyOf(tokens, count * 2);
      }
      tokens[count++] = token;
    }

    int[] copy() {
      return count == 0 ? NONE : Arrays.copyOf(tokens, count);
    }
  }

  public void search(RowBatch batch, RowHits hits) {
    if (dictionaries.length < batch.columns().size()) {
      dictionaries = Arrays.copyOf(dictionaries, batch.columns().size());
    }
    for (int column = 0; column < batch.columns().size(); column++) {
      search(column, batch.columns().get(column), hits);
    }
  }

  private void search(int column, ColumnVector vector, RowHits hits) {
    if (vector instanceof ColumnVector.Repeated repeated) {
      lists(column, repeated, hits);
    } else if (vector instanceof ColumnVector.Dictionary dictionary) {
      int[][] known = known(column, dictionary.values());
      for (int row = 0; row < vector.size(); row++) {
        int id = dictionary.ids()[row];
        if (id >= 0) {
          tell(column, row, known[id], hits);
        }
      }
    } else {
      for (int row = 0; row < vector.size(); row++) {
        read(vector, row);
        for (int i = 0; i < found.count; i++) {
          hits.hit(column, row, found.tokens[i]);
        }
      }
    }
  }

  private void lists(int column, ColumnVector.Repeated lists, RowHits hits) {
    ColumnVector values = lists.values();
    for (int row = 0; row < lists.size(); row++) {
      found.count = 0;
      for (int i = lists.starts()[row]; i < lists.starts()[row + 1]; i++) {
        cell(values, i);
      }
      for (int i = 0; i < found.count; i++) {
        hits.hit(column, row, found.tokens[i]);
      }
    }
  }

  private static void tell(int column, int row, int[] tokens, RowHits hits) {
    for (int token : tokens) {
      hits.hit(column, row, token);
    }
  }

  private int[][] known(int column, ColumnVector values) {
    Dictionary known = dictionaries[column];
    if (known == null || known.values() != values) {
      int[][] entries = new int[values.size()][];
      for (int id = 0; id < entries.length; id++) {
        read(values, id);
        entries[id] = found.copy();
      }
      known = new Dictionary(values, entries);
      dictionaries[column] = known;
    }
    return known.hits();
  }

  private void read(ColumnVector vector, int row) {
    found.count = 0;
    cell(vector, row);
  }

  private void cell(ColumnVector vector, int row) {
    if (vector.isNull(row)) {
      return;
    }
    if (vector instanceof ColumnVector.Bytes bytes) {
      scan.text(bytes.data(), bytes.offsets()[row], bytes.offsets()[row + 1], found);
    } else if (vector instanceof ColumnVector.Longs longs) {
      scan.number(longs.values()[row], found);
    } else if (vector instanceof ColumnVector.Decimals decimals) {
      decimal(decimals.values()[row]);
    } else if (vector instanceof ColumnVector.Doubles doubles) {
      double value = doubles.values()[row];
      if (Double.isFinite(value)) {
        decimal(BigDecimal.valueOf(value));
      }
    } else if (vector instanceof ColumnVector.Dictionary dictionary) {
      cell(dictionary.values(), dictionary.ids()[row]);
    }
  }

  private void decimal(@Nullable BigDecimal value) {
    if (value != null) {
      byte[] text = value.stripTrailingZeros().toPlainString().getBytes(UTF_8);
      scan.text(text, 0, text.length, found);
    }
  }
}
