package dev.steward.source.parquet;

import dev.steward.files.SeekableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.converter.ParquetMetadataConverter;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.jspecify.annotations.Nullable;

/**
 * The pages of one column chunk, read and unpacked one at a time: however large the chunk, memory
 * holds one page and the dictionary, and who stops early has not read the rest. {@code
 * ParquetFileReader} reads the chunks of a whole row group at once.
 *
 * <p>A page's bytes are overwritten by the next one. Faults of the file are {@link
 * UncheckedIOException}s, or what the decoder throws on nonsense.
 */
final class ChunkPages implements PageReader, AutoCloseable {
  // parquet-cpp before 1.2.9 did not count the dictionary page's header into the chunk's size
  private static final int SIZE_TOLERANCE = 100;
  private static final byte[] ONE_ZERO_LEVEL = {2, 0};

  private final ColumnChunkMetaData chunk;
  private final ChunkInput input;
  private final Decompressor decompressor;
  private final ParquetMetadataConverter converter = new ParquetMetadataConverter();
  private byte[] packed = new byte[0];
  private byte[] page = new byte[0];
  private @Nullable DictionaryPage dictionary;
  private @Nullable PageHeader firstHeader;
  private boolean dictionaryEncoded;
  private long delivered;
  private long total;

  ChunkPages(SeekableFile file, ColumnChunkMetaData chunk, int readAhead) throws IOException {
    this.chunk = chunk;
    this.total = chunk.getValueCount();
    long start = chunk.getStartingPos();
    long end = Math.min(file.length(), start + chunk.getTotalSize() + SIZE_TOLERANCE);
    if (start < 0 || chunk.getTotalSize() < 0 || start >= end) {
      throw new CorruptFileException("a column chunk lies outside of the file");
    }
    this.input = new ChunkInput(file, start, end, readAhead);
    this.decompressor = Decompressor.of(chunk.getCodec());
  }

  /** Reads the dictionary, where there is one, and stands before the first data page. */
  void start() throws IOException {
    PageHeader header = Thrift.pageHeader(input);
    if (header.getType() != PageType.DICTIONARY_PAGE) {
      firstHeader = header;
      return;
    }
    // an array of its own: the dictionary's values point into it
    byte[] bytes = new byte[uncompressedSize(header)];
    unpackWhole(header, bytes);
    dictionary =
        new DictionaryPage(
            BytesInput.from(bytes),
            header.getDictionary_page_header().getNum_values(),
            converter.getEncoding(header.getDictionary_page_header().getEncoding()));
  }

  /**
   * Goes on with the data page at a place of the file. The page after the last is then one with a
   * single null value, since nobody knows how many values were passed over: a reader looks one
   * value ahead to see that a row has ended.
   *
   * @param values number of values from there to the chunk's end; negative where unknown
   */
  void jump(long place, long values) {
    input.moveTo(place);
    firstHeader = null;
    delivered = 0;
    total = values < 0 ? Long.MAX_VALUE : values;
  }

  /** Whether the data page handed out last holds positions in the dictionary. */
  boolean isDictionaryEncoded() {
    return dictionaryEncoded;
  }

  @Override
  public @Nullable DictionaryPage readDictionaryPage() {
    return dictionary;
  }

  @Override
  public long getTotalValueCount() {
    return total;
  }

  @Override
  public DataPage readPage() {
    try {
      while (true) {
        if (total == Long.MAX_VALUE && input.remaining() <= SIZE_TOLERANCE) {
          return sentinel();
        }
        PageHeader header = firstHeader == null ? Thrift.pageHeader(input) : firstHeader;
        firstHeader = null;
        DataPage read =
            switch (header.getType()) {
              case DATA_PAGE -> pageV1(header);
              case DATA_PAGE_V2 -> pageV2(header);
              default -> {
                input.skipNBytes(compressedSize(header));
                yield null;
              }
            };
        // the reader takes a page's first value without asking whether there is one
        if (read != null && read.getValueCount() > 0) {
          delivered += read.getValueCount();
          return read;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private DataPage pageV1(PageHeader header) throws IOException {
    DataPageHeader data = header.getData_page_header();
    Encoding encoding = converter.getEncoding(data.getEncoding());
    int size = uncompressedSize(header);
    byte[] bytes = room(size, encoding);
    unpackWhole(header, bytes);
    dictionaryEncoded = encoding.usesDictionary();
    return new DataPageV1(
        BytesInput.from(bytes, 0, size),
        data.getNum_values(),
        size,
        null,
        converter.getEncoding(data.getRepetition_level_encoding()),
        converter.getEncoding(data.getDefinition_level_encoding()),
        encoding);
  }

  private DataPage pageV2(PageHeader header) throws IOException {
    DataPageHeaderV2 data = header.getData_page_header_v2();
    Encoding encoding = converter.getEncoding(data.getEncoding());
    int size = uncompressedSize(header);
    int compressed = compressedSize(header);
    int repetition = data.getRepetition_levels_byte_length();
    int definition = data.getDefinition_levels_byte_length();
    int levels = repetition + definition;
    if (repetition < 0 || definition < 0 || levels > size || levels > compressed) {
      throw new CorruptFileException("a page's levels are longer than the page");
    }
    byte[] bytes = room(size, encoding);
    read(compressed);
    System.arraycopy(packed, 0, bytes, 0, levels);
    if (!data.isIs_compressed()) {
      if (compressed != size) {
        throw new CorruptFileException("a page that is not compressed has two lengths");
      }
      System.arraycopy(packed, levels, bytes, levels, size - levels);
    } else if (size > levels) {
      decompressor.unpack(packed, levels, compressed - levels, bytes, levels, size - levels);
    }
    dictionaryEncoded = encoding.usesDictionary();
    return DataPageV2.uncompressed(
        data.getNum_rows(),
        data.getNum_nulls(),
        data.getNum_values(),
        BytesInput.from(bytes, 0, repetition),
        BytesInput.from(bytes, repetition, definition),
        encoding,
        BytesInput.from(bytes, levels, size - levels),
        null);
  }

  private DataPage sentinel() {
    return DataPageV2.uncompressed(
        1,
        1,
        1,
        BytesInput.from(ONE_ZERO_LEVEL),
        BytesInput.from(ONE_ZERO_LEVEL),
        Encoding.PLAIN,
        BytesInput.empty(),
        null);
  }

  private void unpackWhole(PageHeader header, byte[] into) throws IOException {
    int compressed = compressedSize(header);
    read(compressed);
    decompressor.unpack(packed, 0, compressed, into, 0, uncompressedSize(header));
  }

  private void read(int count) throws IOException {
    if (packed.length < count) {
      packed = new byte[count];
    }
    input.readFully(packed, count);
  }

  private byte[] room(int size, Encoding encoding) {
    // its reader keeps the last value of a page for the next one
    if (encoding == Encoding.DELTA_BYTE_ARRAY || page.length < size) {
      page = new byte[size];
    }
    return page;
  }

  private int compressedSize(PageHeader header) throws IOException {
    int size = header.getCompressed_page_size();
    if (size < 0 || size > input.remaining()) {
      throw new CorruptFileException("a page ends behind its column chunk");
    }
    return size;
  }

  private int uncompressedSize(PageHeader header) throws IOException {
    int size = header.getUncompressed_page_size();
    if (size < 0 || size > chunk.getTotalUncompressedSize() + SIZE_TOLERANCE) {
      throw new CorruptFileException("a page is larger than its column chunk");
    }
    return size;
  }

  @Override
  public void close() {
    decompressor.close();
  }
}
