package dev.steward.source.parquet;

import dev.steward.core.Column;
import dev.steward.core.ColumnVector;
import dev.steward.core.RowBatch;
import dev.steward.files.FileStore;
import dev.steward.files.SeekableFile;
import dev.steward.source.FolderTables.Part;
import dev.steward.source.SourceException;
import dev.steward.source.parquet.ParquetSplit.Range;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells text from bytes where a writer left byte arrays without a word (old Hive, Impala and Spark
 * did so with strings): a column is text where the first values found in its first files are all
 * printable UTF-8.
 */
final class TextLook {
  private static final int ROWS = 1000;

  private final FileStore store;
  private final Footers footers;

  TextLook(FileStore store, Footers footers) {
    this.store = store;
    this.footers = footers;
  }

  /**
   * Those of the columns that hold text. A file that cannot be read decides nothing: whoever reads
   * it will be told.
   *
   * @param most number of files to look into
   */
  Set<String> among(Set<String> undecided, List<Part> files, int most) {
    Set<String> open = new HashSet<>(undecided);
    Set<String> text = new HashSet<>();
    for (Part part : files.subList(0, Math.min(most, files.size()))) {
      if (open.isEmpty()) {
        break;
      }
      try {
        look(part, open, text);
      } catch (IOException | SourceException | RuntimeException e) {
        continue;
      }
    }
    return text;
  }

  private void look(Part part, Set<String> open, Set<String> text)
      throws IOException, SourceException {
    Footer footer = footers.of(part.file());
    List<Column> columns =
        footer.leaves().stream().filter(Leaf::perhapsText).map(Leaf::column).toList();
    int group = 0;
    while (group < footer.groups().size() && footer.groups().get(group).getRowCount() == 0) {
      group++;
    }
    if (group == footer.groups().size()) {
      return;
    }
    Selection selection = Selection.of(columns, footer, Set.of(), Map.of(), Set.copyOf(open));
    ParquetSplit split = ParquetSplit.of(part.file(), group, group, List.of(new Range(0, ROWS)));
    SeekableFile file = store.open(part.file().path());
    try (ParquetCursor cursor = new ParquetCursor("look", file, footer, selection, split)) {
      RowBatch batch = cursor.next();
      for (int i = 0; batch != null && i < batch.columns().size(); i++) {
        decide(cursor.columns().get(i).name(), batch.columns().get(i), open, text);
      }
    }
  }

  private static void decide(String name, ColumnVector vector, Set<String> open, Set<String> text) {
    ColumnVector plain = vector instanceof ColumnVector.Repeated lists ? lists.values() : vector;
    ColumnVector values = plain instanceof ColumnVector.Dictionary ids ? ids.values() : plain;
    if (values instanceof ColumnVector.Bytes bytes) {
      boolean any = false;
      boolean all = true;
      for (int row = 0; row < bytes.size() && all; row++) {
        int length = bytes.offsets()[row + 1] - bytes.offsets()[row];
        any |= length > 0;
        all = isPrintable(bytes.data(), bytes.offsets()[row], length);
      }
      if (any) {
        open.remove(name);
      }
      if (any && all) {
        text.add(name);
      }
    }
  }

  private static boolean isPrintable(byte[] data, int offset, int length) {
    try {
      CharBuffer chars =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(data, offset, length));
      return chars
          .chars()
          .noneMatch(c -> Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r');
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
