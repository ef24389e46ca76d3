package dev.steward.source.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.source.SourceException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvEncodingTest {
  private static final String TEXT = "id,name\n1,Łukasz Müller\n2,\"李, 小龙 😀\"\n";

  @TempDir Path folder;
  CsvFolder csv;

  @BeforeEach
  void open() {
    csv = CsvFolder.at(folder);
  }

  @Test
  void letsAByteOrderMarkWinOverTheConfiguredCharset() throws Exception {
    for (String charset : List.of("UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE")) {
      csv.put("a.csv", ("\uFEFF" + TEXT).getBytes(Charset.forName(charset)));
      assertThat(csv.in(ISO_8859_1).columns("a")).containsExactly("id", "name", "(surplus)");
      assertThat(csv.in(ISO_8859_1).rows("a"))
          .containsExactly(List.of("1", "Łukasz Müller"), List.of("2", "李, 小龙 😀"));
    }
  }

  @Test
  void readsTheConfiguredCharset() throws Exception {
    for (String charset :
        List.of("ISO-8859-1", "windows-1252", "UTF-16LE", "UTF-16", "UTF-32", "GB18030")) {
      Charset set = Charset.forName(charset);
      csv.put("a.csv", "id,name\r\n1,Müller\r\n".getBytes(set));
      assertThat(csv.in(set).rows("a")).containsExactly(List.of("1", "Müller"));
    }
    Charset japanese = Charset.forName("Shift_JIS");
    csv.put("a.csv", "id,name\n1,ソ表\n".getBytes(japanese));
    assertThat(csv.in(japanese).rows("a")).containsExactly(List.of("1", "ソ表"));
  }

  @Test
  void namesTheLineWhoseBytesAreNotOfTheCharset() throws Exception {
    String text = "id,name\n" + "1,Anna\n".repeat(20_000) + "2,\"Jo\r\nM\u00fcller\"\n3,Ben\n";
    csv.put("a.csv", text.getBytes(ISO_8859_1));
    assertThatThrownBy(() -> csv.rows("a"))
        .isInstanceOf(SourceException.class)
        .hasMessage(
            "Cannot read drops.a, a.csv: line 20003 has bytes that are not UTF-8; set `charset`")
        .hasNoCause();
    assertThat(csv.in(ISO_8859_1).rows("a")).hasSize(20_002);
  }

  @Test
  void namesTheHeaderWhoseBytesAreNotOfTheCharset() throws Exception {
    csv.put("a.csv", "id,stra\u00dfe\n1,2\n".getBytes(ISO_8859_1));
    assertThatThrownBy(() -> csv.table("a"))
        .isInstanceOf(SourceException.class)
        .hasMessage(
            "Cannot read drops.a, a.csv: line 1 has bytes that are not UTF-8; set `charset`");
  }

  @Test
  void refusesACharacterThatTheFilesEndCuts() throws Exception {
    byte[] text = "id\n1\nü".getBytes(UTF_8);
    csv.put("a.csv", Arrays.copyOf(text, text.length - 1));
    assertThatThrownBy(() -> csv.rows("a"))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("line 3 has bytes that are not UTF-8");
  }

  @Test
  void readsGzipOfSeveralMembersWhateverItsName() throws Exception {
    byte[] two = concat(gzip("id\n1\n"), gzip("2\n"));
    csv.put("a.csv.gz", two);
    csv.put("b.csv", concat(two, gzip("3\n".repeat(100_000))));
    assertThat(csv.rows("a")).containsExactly(List.of("1"), List.of("2"));
    assertThat(csv.rows("b")).hasSize(100_002);
    assertThat(csv.table("a").remarks())
        .containsExactly("compressed: a sample is read from the file's start only");
  }

  @Test
  void refusesGzipThatIsNotWhole() throws Exception {
    byte[] whole = gzip("id\n" + "1234567\n".repeat(1000));
    for (int length : List.of(2, 9, 11, whole.length / 2, whole.length - 1, whole.length - 8)) {
      csv.put("a.csv.gz", Arrays.copyOf(whole, length));
      assertFails("the gzip data is cut off");
    }
    byte[] damaged = whole.clone();
    damaged[whole.length - 6] ^= 1;
    csv.put("a.csv.gz", damaged);
    assertFails("the gzip data is damaged");
    for (int length : List.of(1, 12, 40)) {
      csv.put("a.csv.gz", concat(whole, new byte[length]));
      assertFails("the gzip data is followed by something else");
    }
    csv.put("a.csv.gz", "id\n1\n");
    assertFails("the file is named .gz and is not in gzip format");
  }

  private void assertFails(String reason) {
    assertThatThrownBy(() -> csv.rows("a"))
        .isInstanceOf(SourceException.class)
        .hasMessage("Cannot read drops.a, a.csv.gz: " + reason);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  private static byte[] concat(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
