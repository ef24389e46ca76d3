package dev.steward.source.parquet;

import dev.steward.core.ColumnVector;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** Puts a field of the top level together again from its leaves, as JSON; null stays null. */
final class NestedDecoder implements ColumnDecoder {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  private final List<LeafRows> leaves;
  private final JsonPart field;
  private final Nulls nulls = new Nulls();
  private final ByteSink text = new ByteSink();
  private int[] offsets = new int[17];
  private int rows;

  NestedDecoder(MessageType schema, Type field, List<LeafRows> leaves) {
    this.leaves = List.copyOf(leaves);
    this.field = new JsonParts(schema, leaves).of(field);
  }

  @Override
  public void moveTo(long row) throws IOException {
    for (LeafRows leaf : leaves) {
      leaf.moveTo(row);
    }
  }

  @Override
  public int decode(int count, long limit) {
    int wanted = (int) Math.min(count, leaves.get(0).left());
    int done = 0;
    while (done < wanted) {
      row();
      done++;
      if (bytes() > limit) {
        break;
      }
    }
    return done;
  }

  private void row() {
    if (field.isNull()) {
      field.skip();
      nulls.mark(rows);
    } else {
      try (JsonGenerator json = JSON.createGenerator(text)) {
        field.write(json);
      }
    }
    leaves.forEach(leaf -> leaf.passed(1));
    if (++rows == offsets.length) {
      offsets = Arrays.copyOf(offsets, 2 * rows);
    }
    offsets[rows] = text.length();
  }

  @Override
  public long bytes() {
    return text.length() + 4L * rows;
  }

  @Override
  public ColumnVector take() {
    ColumnVector taken = new ColumnVector.Bytes(rows, text.take(), offsets, nulls.take());
    offsets = new int[Math.max(17, rows + 1)];
    rows = 0;
    return taken;
  }

  @Override
  public String toString() {
    return "NestedDecoder[" + leaves.size() + " leaves]";
  }
}
