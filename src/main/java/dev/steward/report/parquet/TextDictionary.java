package dev.steward.report.parquet;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.steward.report.vector.WellFormed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.io.api.Binary;
import org.jspecify.annotations.Nullable;

/** The texts of a chunk's dictionary, in the order of the rows in which each is first met. */
final class TextDictionary {
  /** The position of what is null: no text, or an empty one. */
  static final int NULL = -1;

  /** In a {@link #mapping}: not looked up yet. */
  static final int UNKNOWN = -2;

  private static final int MOST_ENTRIES = 1 << 14;
  private static final int MOST_BYTES = 1 << 20;

  private final List<Binary> entries = new ArrayList<>();
  private final Map<Binary, Integer> positions = new HashMap<>();
  private final PageBytes bytes = new PageBytes();
  private @Nullable Object mapped;
  private int[] mapping = new int[0];

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

  static byte[] utf8(String text) {
    return WellFormed.text(text).getBytes(UTF_8);
  }

  /** The position of a text in UTF-8, which is added where it is new. */
  int position(byte[] text) {
    if (text.length == 0) {
      return NULL;
    }
    return positions.computeIfAbsent(Binary.fromConstantByteArray(text), this::added);
  }

  /**
   * The positions of another dictionary's entries: that of entry i is at i + 1, that of none at 0.
   * It is remembered until another dictionary, or the next chunk, comes.
   */
  int[] mapping(Object dictionary, int size) {
    if (mapped != dictionary) {
      mapped = dictionary;
      mapping = new int[size + 1];
      Arrays.fill(mapping, UNKNOWN);
      mapping[0] = NULL;
    }
    return mapping;
  }

  /** The dictionary's page, null where nothing is in it; it is empty afterwards. */
  @Nullable DictionaryPage finish(PageCompressor compressor) throws IOException {
    mapped = null;
    if (entries.isEmpty()) {
      return null;
    }
    DictionaryPage page =
        new DictionaryPage(
            BytesInput.from(compressor.compress(bytes)),
            bytes.length,
            entries.size(),
            Encoding.PLAIN);
    entries.clear();
    positions.clear();
    bytes.length = 0;
    return page;
  }

  private int added(Binary text) {
    entries.add(text);
    bytes.putInt(text.length());
    bytes.put(text.getBytesUnsafe(), 0, text.length());
    return entries.size() - 1;
  }
}
