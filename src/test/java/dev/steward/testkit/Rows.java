package dev.steward.testkit;

import dev.steward.core.Column;
import dev.steward.core.ColumnVector;
import dev.steward.core.DataType;
import dev.steward.core.RowBatch;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Columns of text, as a CSV file has them. */
public final class Rows {
  private Rows() {}

  /** A column of text. */
  public static Column text(String name) {
    return new Column(name, DataType.TEXT, "text");
  }

  /** Values of a text column; the empty string stands for null. */
  public static ColumnVector.Bytes texts(List<String> values) {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    int[] offsets = new int[values.size() + 1];
    BitSet nulls = new BitSet();
    for (int i = 0; i < values.size(); i++) {
      data.writeBytes(values.get(i).getBytes(StandardCharsets.UTF_8));
      offsets[i + 1] = data.size();
      nulls.set(i, values.get(i).isEmpty());
    }
    return new ColumnVector.Bytes(values.size(), data.toByteArray(), offsets, nulls);
  }

  /** A batch of text columns, given as rows. */
  public static RowBatch batch(List<List<String>> rows) {
    List<ColumnVector> columns = new ArrayList<>();
    for (int c = 0; c < rows.get(0).size(); c++) {
      int column = c;
      columns.add(texts(rows.stream().map(row -> row.get(column)).toList()));
    }
    return new RowBatch(rows.size(), columns);
  }
}
