package dev.steward.erasure.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.core.ColumnVector;
import dev.steward.core.RowBatch;
import dev.steward.request.Identifier;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BatchScanTest {
  @Test
  void tellsColumnAndRowOfEachHit() {
    ColumnVector plain = text("x", "anna@example.org, again anna@example.org", null);
    ColumnVector coded =
        new ColumnVector.Dictionary(3, text("anna@example.org", "b"), ids(0, -1, 0));
    ColumnVector lists =
        new ColumnVector.Repeated(
            3, text("a", "anna@example.org", "anna@example.org"), ids(0, 0, 3, 3));
    ColumnVector longs = new ColumnVector.Longs(3, new long[] {4915112345678L, 1, 2}, null);
    ColumnVector decimals =
        new ColumnVector.Decimals(
            3, new BigDecimal[] {null, new BigDecimal("15112345678.00"), null});
    RowBatch batch = new RowBatch(3, List.of(plain, coded, lists, longs, decimals));

    assertThat(hits(batch)).containsExactly("0,1:0", "1,0:0", "1,2:0", "2,1:0", "3,0:1", "4,1:1");
  }

  @Test
  void anotherDictionaryIsLookedAtAnew() {
    BatchScan scan = scan();
    List<String> hits = new ArrayList<>();
    for (String entry : List.of("b", "anna@example.org")) {
      scan.search(
          new RowBatch(1, List.of(new ColumnVector.Dictionary(1, text(entry), ids(0)))),
          (column, row, token) -> hits.add(entry));
    }
    assertThat(hits).containsExactly("anna@example.org");
  }

  private static List<String> hits(RowBatch batch) {
    List<String> hits = new ArrayList<>();
    scan().search(batch, (column, row, token) -> hits.add(column + "," + row + ":" + token));
    return hits;
  }

  private static BatchScan scan() {
    SearchTokens.Builder builder = new SearchTokens.Builder();
    builder.identifier(new Identifier("email", "anna@example.org"));
    builder.identifier(new Identifier("phone", "+4915112345678"));
    return new BatchScan(builder.build());
  }

  private static int[] ids(int... ids) {
    return ids;
  }

  private static ColumnVector text(@Nullable String... values) {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    int[] offsets = new int[values.length + 1];
    BitSet nulls = new BitSet();
    for (int i = 0; i < values.length; i++) {
      String value = values[i];
      if (value == null) {
        nulls.set(i);
      } else {
        data.writeBytes(value.getBytes(UTF_8));
      }
      offsets[i + 1] = data.size();
    }
    return new ColumnVector.Bytes(values.length, data.toByteArray(), offsets, nulls);
  }
}
