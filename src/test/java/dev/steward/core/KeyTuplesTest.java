package dev.steward.core;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class KeyTuplesTest {
  @Test
  void findsEachOfManyKeysAndNoOther() {
    KeyTuples.Builder builder = KeyTuples.builder(2);
    for (int i = 0; i < 5_000; i++) {
      builder.add("a" + i, String.valueOf(i % 7));
    }
    KeyTuples tuples = builder.build();
    for (int i = 0; i < 5_000; i++) {
      int found = find(tuples, "a" + i, String.valueOf(i % 7));
      assertThat(tuples.text(found, 0)).isEqualTo("a" + i);
      assertThat(find(tuples, "a" + i, String.valueOf(i % 7 + 1))).isNegative();
    }
  }

  @Test
  void keysLieInTheOrderOfTheirBytesAndCountOnce() {
    KeyTuples tuples = KeyTuples.builder(1).add("é").add("b").add("a").add("b").build();
    assertThat(tuples.size()).isEqualTo(3);
    assertThat(tuples.text(0, 0) + tuples.text(1, 0) + tuples.text(2, 0)).isEqualTo("abé");
  }

  @Test
  void cellsDoNotRunIntoOneAnother() {
    KeyTuples tuples = KeyTuples.builder(2).add("ab", "c").build();
    assertThat(find(tuples, "a", "bc")).isNegative();
    assertThat(find(tuples, "ab", "c")).isZero();
  }

  @Test
  void goThroughBytesUnchanged() throws IOException {
    KeyTuples tuples = KeyTuples.builder(2).add("x", "1").add("y", "").build();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    tuples.writeTo(new DataOutputStream(bytes));
    KeyTuples read =
        KeyTuples.readFrom(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    assertThat(read.size()).isEqualTo(2);
    assertThat(read.cell(1, 0)).isEqualTo("y".getBytes(UTF_8));
    assertThat(read.cell(1, 1)).isEmpty();
  }

  @Test
  void aPartHoldsItsKeysOnly() {
    KeyTuples part = KeyTuples.builder(1).add("a").add("b").add("c").build().part(1, 2);
    assertThat(part.size()).isOne();
    assertThat(find(part, "b")).isZero();
    assertThat(find(part, "a")).isNegative();
  }

  @Test
  void printsNoKey() {
    assertThat(KeyTuples.builder(1).add("secret").build().toString()).doesNotContain("secret");
  }

  private static int find(KeyTuples tuples, String... key) {
    KeyCell[] cells = new KeyCell[key.length];
    for (int i = 0; i < key.length; i++) {
      cells[i] = new KeyCell();
      cells[i].text(key[i]);
    }
    return tuples.find(cells);
  }
}
