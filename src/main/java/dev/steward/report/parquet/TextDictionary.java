package dev.steward.report.parquet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.io.api.Binary;

/** The texts of a chunk's dictionary, in the order of the rows in which each is first met. */
final class TextDictionary {
  /** The position of what is null: no text, or an empty one. */
  static final int NULL = -1;

  private static final int MOST_ENTRIES = 1 << 14;
  private static final int MOST_BYTES = 1 << 20;

  private final List<Binary> entries = new ArrayList<>();
  private final Map<Binary, Integer> positions = new HashMap<>();
  private final PageBytes bytes = new PageBytes();

  int size() {
    return entries.size();
  }

  Binary entry(int position) {
    return entries.get(position);
  }

  /** Whether the texts are too many for positions to be worth their while. */
  boolean isFull() {
    return entries.size() > MOST_ENTRIES || bytes.length > MOST_BYTES;
  }

  /** The position of a text in UTF-8, which is added where it is new. */
  int position(byte[] text) {
    if (text.length == 0) {
      return NULL;
    }
    return positions.computeIfAbsent(Binary.fromConstantByteArray(text), this::added);
  }

  DictionaryPage page(PageCompressor compressor) throws IOException {
    return new DictionaryPage(
        BytesInput.from(compressor.compress(bytes)), bytes.length, entries.size(), Encoding.PLAIN);
  }

  void clear() {
    entries.clear();
    positions.clear();
    bytes.length = 0;
  }

  private int added(Binary text) {
    entries.add(text);
    bytes.putInt(text.length());
    bytes.put(text.getBytesUnsafe(), 0, text.length());
    return entries.size() - 1;
  }
}
