package dev.steward.subject;

import dev.steward.core.Column;
import dev.steward.core.ColumnVector;
import dev.steward.core.DataType;
import dev.steward.core.RowBatch;
import dev.steward.core.Sha256;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What stored rows consist of.
 *
 * @param columns as the cursor had them
 * @param vectors what carries each of them
 */
record RowShape(List<Column> columns, List<Vector> vectors) {
  RowShape {
    columns = List.copyOf(columns);
    vectors = List.copyOf(vectors);
  }

  /**
   * @param repeated whether rows have any number of values
   */
  record Vector(Kind kind, boolean repeated) {
    static Vector of(ColumnVector vector) {
      if (vector instanceof ColumnVector.Repeated lists) {
        return new Vector(of(lists.values()).kind(), true);
      }
      if (vector instanceof ColumnVector.Dictionary dictionary) {
        return of(dictionary.values());
      }
      if (vector instanceof ColumnVector.Longs) {
        return new Vector(Kind.LONGS, false);
      }
      if (vector instanceof ColumnVector.Doubles) {
        return new Vector(Kind.DOUBLES, false);
      }
      return new Vector(
          vector instanceof ColumnVector.Decimals ? Kind.DECIMALS : Kind.BYTES, false);
    }
  }

  enum Kind {
    LONGS,
    DOUBLES,
    DECIMALS,
    BYTES
  }

  static RowShape of(List<Column> columns, RowBatch batch) {
    return new RowShape(columns, batch.columns().stream().map(Vector::of).toList());
  }

  /** Tells it from others. */
  long id() {
    return ByteBuffer.wrap(Sha256.start().digest(toBytes())).getLong();
  }

  byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(columns.size());
      for (int i = 0; i < columns.size(); i++) {
        Column column = columns.get(i);
        out.writeUTF(column.name());
        out.writeUTF(column.type().name());
        out.writeUTF(column.declaredType());
        out.writeBoolean(column.synthetic());
        out.writeByte(vectors.get(i).kind().ordinal());
        out.writeBoolean(vectors.get(i).repeated());
      }
    } catch (IOException e) {
      throw new IllegalStateException("Memory takes all that is written to it", e);
    }
    return bytes.toByteArray();
  }

  static RowShape fromBytes(byte[] data, int from, int to) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(data, from, to - from));
    List<Column> columns = new ArrayList<>();
    List<Vector> vectors = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      columns.add(
          new Column(in.readUTF(), DataType.valueOf(in.readUTF()), in.readUTF(), in.readBoolean()));
      vectors.add(new Vector(Kind.values()[in.readByte()], in.readBoolean()));
    }
    return new RowShape(columns, vectors);
  }
}
