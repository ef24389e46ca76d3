package dev.steward.source.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.source.ScanScope;
import dev.steward.source.Source;
import dev.steward.source.SourceException;
import dev.steward.source.parquet.BothDecoders.Chunk;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages that the format allows and few writers write, and pages that it does not allow. */
class OddPagesTest {
  private static final MessageType TEXT =
      MessageTypeParser.parseMessageType("message m { optional binary a (STRING); }");

  @TempDir Path folder;

  private interface Pages {
    void write(PageFile file) throws IOException;
  }

  private List<String> cells(int rows, Pages pages) throws Exception {
    Path path = folder.resolve("t.parquet");
    Files.deleteIfExists(path);
    try (PageFile file = new PageFile(path, TEXT, rows)) {
      pages.write(file);
    }
    try (Source source = Lake.at(folder);
        BothDecoders both = new BothDecoders(path)) {
      assertThat(both.chunks()).hasSize(1);
      List<String> cells = Cells.of(source.table("t"), new ScanScope.Full(), "a");
      Chunk chunk = both.chunks().get(0);
      assertThat(BothDecoders.all(both.flat(chunk, false), chunk, 1))
          .isEqualTo(BothDecoders.all(both.general(chunk, false), chunk, 1));
      return cells;
    }
  }

  @Test
  void readsPlainTextInPagesOfTheSecondVersion() throws Exception {
    BytesInput levels = PageFile.runs(1, 1, 0, 1, 1);
    BytesInput values = PageFile.plain("a", "", "some longer text");
    assertThat(cells(4, file -> file.second(4, levels, values, Encoding.PLAIN)))
        .containsExactly("a", "null", "", "some longer text");
  }

  @Test
  void readsLevelsPackedWithoutRuns() throws Exception {
    BytesInput page =
        BytesInput.concat(
            PageFile.packed(1, 1, 0, 1, 1, 0, 0, 0, 1, 0, 1),
            PageFile.plain("a", "b", "c", "d", "e"));
    assertThat(cells(10, file -> file.first(10, Encoding.BIT_PACKED, page, Encoding.PLAIN)))
        .containsExactly("a", "null", "b", "c", "null", "null", "null", "d", "null", "e");
  }

  @Test
  void passesEmptyPages() throws Exception {
    BytesInput empty = PageFile.levels();
    BytesInput one = BytesInput.concat(PageFile.levels(1), PageFile.plain("a"));
    assertThat(
            cells(
                2,
                file -> {
                  file.first(0, Encoding.RLE, empty, Encoding.PLAIN);
                  file.first(1, Encoding.RLE, one, Encoding.PLAIN);
                  file.second(0, BytesInput.empty(), BytesInput.empty(), Encoding.PLAIN);
                  file.first(1, Encoding.RLE, one, Encoding.PLAIN);
                  file.first(0, Encoding.RLE, empty, Encoding.PLAIN);
                }))
        .containsExactly("a", "a");
  }

  @Test
  void goesInAndOutOfTheDictionary() throws Exception {
    BytesInput byId =
        BytesInput.concat(
            PageFile.levels(1, 0, 1), BytesInput.from(new byte[] {2}), PageFile.runs(2, 2, 0));
    BytesInput plain = BytesInput.concat(PageFile.levels(0, 1, 0), PageFile.plain("own"));
    BytesInput nulls = PageFile.levels(0, 0);
    assertThat(
            cells(
                11,
                file -> {
                  file.dictionary("x", "y", "z");
                  file.first(3, Encoding.RLE, byId, Encoding.PLAIN_DICTIONARY);
                  file.first(2, Encoding.RLE, nulls, Encoding.PLAIN_DICTIONARY);
                  file.first(3, Encoding.RLE, plain, Encoding.PLAIN);
                  file.first(3, Encoding.RLE, byId, Encoding.RLE_DICTIONARY);
                }))
        .containsExactly("z", "null", "x", "null", "null", "null", "own", "null", "z", "null", "x");
  }

  @Test
  void readsPositionsWithoutBits() throws Exception {
    BytesInput page =
        BytesInput.concat(PageFile.levels(1, 0, 1), BytesInput.from(new byte[] {0, 4}));
    assertThat(
            cells(
                3,
                file -> {
                  file.dictionary("x");
                  file.first(3, Encoding.RLE, page, Encoding.PLAIN_DICTIONARY);
                }))
        .containsExactly("x", "null", "x");
  }

  @Test
  void saysWhatIsWrongWithAPage() throws Exception {
    BytesInput level = PageFile.levels(1);
    assertFails(
        "a value ends behind its page",
        file -> file.first(1, Encoding.RLE, page(level, 9, 0, 0, 0, 'a'), Encoding.PLAIN));
    assertFails(
        "a value ends behind its page",
        file -> file.first(1, Encoding.RLE, page(level, -1, -1, -1, -1, 'a'), Encoding.PLAIN));
    assertFails(
        "a page ends before its values",
        file -> file.first(1, Encoding.RLE, page(level, 1, 0), Encoding.PLAIN));
    assertFails(
        "a page's levels are longer than the page",
        file -> file.first(1, Encoding.RLE, page(BytesInput.fromInt(99), 3, 1), Encoding.PLAIN));
    assertFails(
        "a page ends before its values",
        file -> file.first(1, Encoding.RLE, BytesInput.fromInt(0), Encoding.PLAIN));
    assertFails(
        "a page refers to a dictionary that is not there",
        file -> file.first(1, Encoding.RLE, page(level, 1, 2, 0), Encoding.PLAIN_DICTIONARY));
    assertFails(
        "a page refers to an entry that its dictionary does not have",
        file -> {
          file.dictionary("x", "y");
          file.first(1, Encoding.RLE, page(level, 8, 2, 2), Encoding.PLAIN_DICTIONARY);
        });
    assertFails(
        "a page has numbers of 77 bits",
        file -> {
          file.dictionary("x", "y");
          file.first(1, Encoding.RLE, page(level, 77, 2, 2), Encoding.PLAIN_DICTIONARY);
        });
  }

  private static BytesInput page(BytesInput levels, int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return BytesInput.concat(levels, BytesInput.from(bytes));
  }

  private void assertFails(String reason, Pages pages) {
    assertThatThrownBy(() -> cells(1, pages))
        .isInstanceOf(SourceException.class)
        .hasMessage("Cannot read lake.t, file t.parquet, row group 0, column a: " + reason);
  }

  @Test
  void failsByItsOwnWordsWhateverBytesAPageHas() throws Exception {
    Random random = new Random(11);
    Path path = folder.resolve("t.parquet");
    int failures = 0;
    for (int round = 0; round < 400; round++) {
      byte[] bytes = new byte[random.nextInt(60)];
      random.nextBytes(bytes);
      // small numbers are lengths and headers that go further before they fail
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = random.nextInt(3) > 0 ? (byte) random.nextInt(6) : bytes[i];
      }
      Encoding encoding = round % 2 == 0 ? Encoding.PLAIN : Encoding.PLAIN_DICTIONARY;
      Files.deleteIfExists(path);
      try (PageFile file = new PageFile(path, TEXT, 20)) {
        file.dictionary("secret", "secret too", "third secret");
        file.first(20, Encoding.RLE, BytesInput.from(bytes), encoding);
      }
      try (Source source = Lake.at(folder)) {
        Cells.of(source.table("t"));
      } catch (SourceException e) {
        failures++;
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString()).doesNotContain("secret", "the data is corrupt (");
      }
    }
    assertThat(failures).isGreaterThan(200);
  }
}
