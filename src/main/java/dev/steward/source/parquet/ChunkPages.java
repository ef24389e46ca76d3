package dev.steward.source.parquet;

import dev.steward.files.SeekableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.CRC32;
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
import org.apache.parquet.internal.column.columnindex.OffsetIndex;
import org.jspecify.annotations.Nullable;

/**
 * The pages of one column chunk, read and unpacked one at a time: however large the chunk, memory
 * holds one page and the dictionary, and who stops early has not read the rest. {@code
 * ParquetFileReader} reads the chunks of a whole row group at once.
 *
 * <p>A page's bytes are overwritten by the next one. Faults of the file are {@link
 * UncheckedIOException}s, or what the decoder throws on nonsense.
 */
final class ChunkPages implements PageReader {
  // parquet-cpp before 1.2.9 did not count the dictionary page's header into the chunk's size
  private static final int SIZE_TOLERANCE = 100;
  private static final byte[] NO_BYTES = {};
  private static final byte[] ONE_ZERO_LEVEL = {2, 0};

  private final ColumnChunkMetaData chunk;
  private final ChunkInput input;
  private final Unpacker unpacker;
  private final Decompressor decompressor;
  private final ParquetMetadataConverter converter = new ParquetMetadataConverter();
  private byte[] page = NO_BYTES;
  private byte[] dictionaryBytes = NO_BYTES;
  private @Nullable DictionaryPage dictionary;
  private @Nullable PageHeader firstHeader;
  private boolean dictionaryEncoded;
  private boolean checking;
  private long total;

  ChunkPages(SeekableFile file, ColumnChunkMetaData chunk, int readAhead, Unpacker unpacker)
      throws IOException {
    this.chunk = chunk;
    this.total = chunk.getValueCount();
    this.input = open(file, chunk, readAhead);
    this.unpacker = unpacker;
    this.decompressor = unpacker.decompressor(chunk.getCodec());
  }

  /** The bytes of a chunk's pages. */
  static ChunkInput open(SeekableFile file, ColumnChunkMetaData chunk, int readAhead)
      throws CorruptFileException {
    long start = chunk.getStartingPos();
    long end = Math.min(file.length(), start + chunk.getTotalSize() + SIZE_TOLERANCE);
    if (start < 0 || chunk.getTotalSize() < 0 || start >= end) {
      throw new CorruptFileException("a column chunk lies outside of the file");
    }
    return new ChunkInput(file, start, end, readAhead);
  }

  /** From now on compares pages with their checksums, where they have any. */
  void check() {
    checking = true;
  }

  /** Reads the dictionary, where there is one, and stands before the first data page. */
  void start() throws IOException {
    PageHeader header = Thrift.pageHeader(input);
    if (header.getType() != PageType.DICTIONARY_PAGE) {
      firstHeader = header;
      return;
    }
    // an array of its own: the dictionary's values point into it
    int size = uncompressedSize(header);
    byte[] bytes = new byte[size + LittleEndian.SLACK];
    unpackWhole(header, bytes);
    dictionaryBytes = bytes;
    dictionary =
        new DictionaryPage(
            BytesInput.from(bytes, 0, size),
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

  /**
   * The dictionary's page, with {@link LittleEndian#SLACK} behind its entries; null where there is
   * none. It is forgotten here.
   */
  @Nullable PlainPage takeDictionary() throws IOException {
    DictionaryPage taken = dictionary;
    if (taken == null) {
      return null;
    }
    if (taken.getEncoding() != Encoding.PLAIN && taken.getEncoding() != Encoding.PLAIN_DICTIONARY) {
      throw new CorruptFileException("a dictionary is not in the plain encoding");
    }
    PlainPage entries = new PlainPage(dictionaryBytes, 0, taken.getUncompressedSize());
    dictionary = null;
    dictionaryBytes = NO_BYTES;
    return entries;
  }

  /** Number of entries that the dictionary is said to have. */
  int dictionarySize() {
    return dictionary == null ? 0 : dictionary.getDictionarySize();
  }

  @Override
  public long getTotalValueCount() {
    return total;
  }

  @Override
  public DataPage readPage() {
    try {
      if (total == Long.MAX_VALUE && input.remaining() <= SIZE_TOLERANCE) {
        return sentinel();
      }
      return asParquets(next());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Passes whole pages without unpacking them, as long as they lie within so many values.
   *
   * @return number of values passed
   */
  long skip(long values) throws IOException {
    long passed = 0;
    while (passed < values) {
      PageHeader header = header();
      int count = count(header);
      if (count > values - passed) {
        firstHeader = header;
        break;
      }
      input.moveTo(input.position() + compressedSize(header));
      passed += count;
    }
    return passed;
  }

  /** The next data page that has values, nulls at least. */
  RawPage next() throws IOException {
    while (true) {
      PageHeader header = header();
      // parquet's reader takes a page's first value without asking whether there is one
      if (count(header) == 0) {
        input.moveTo(input.position() + compressedSize(header));
      } else {
        RawPage page = header.isSetData_page_header() ? first(header) : second(header);
        dictionaryEncoded = page.encoding().usesDictionary();
        return page;
      }
    }
  }

  /** The page that holds a row. */
  static int pageOf(OffsetIndex index, long row) {
    int page = 0;
    while (page + 1 < index.getPageCount() && index.getFirstRowIndex(page + 1) <= row) {
      page++;
    }
    return page;
  }

  static CorruptFileException noSuchEntry() {
    return new CorruptFileException("a page refers to an entry that its dictionary does not have");
  }

  private PageHeader header() throws IOException {
    PageHeader header = firstHeader == null ? Thrift.pageHeader(input) : firstHeader;
    firstHeader = null;
    return header;
  }

  /** Number of values; none in what is no data page. */
  static int count(PageHeader header) throws IOException {
    int count = 0;
    if (header.getType() == PageType.DATA_PAGE && header.isSetData_page_header()) {
      count = header.getData_page_header().getNum_values();
    } else if (header.getType() == PageType.DATA_PAGE_V2 && header.isSetData_page_header_v2()) {
      count = header.getData_page_header_v2().getNum_values();
    }
    if (count < 0) {
      throw new CorruptFileException("a page has less than no values");
    }
    return count;
  }

  private RawPage first(PageHeader header) throws IOException {
    DataPageHeader data = header.getData_page_header();
    Encoding encoding = converter.getEncoding(data.getEncoding());
    int size = uncompressedSize(header);
    byte[] bytes = room(size, encoding);
    unpackWhole(header, bytes);
    return new RawPage(
        false,
        data.getNum_values(),
        0,
        0,
        encoding,
        converter.getEncoding(data.getRepetition_level_encoding()),
        converter.getEncoding(data.getDefinition_level_encoding()),
        0,
        0,
        bytes,
        size);
  }

  private RawPage second(PageHeader header) throws IOException {
    DataPageHeaderV2 data = header.getData_page_header_v2();
    Encoding encoding = converter.getEncoding(data.getEncoding());
    int size = uncompressedSize(header);
    int compressed = compressedSize(header);
    int repetition = data.getRepetition_levels_byte_length();
    int definition = data.getDefinition_levels_byte_length();
    long levels = (long) repetition + definition;
    if (repetition < 0 || definition < 0 || levels > size || levels > compressed) {
      throw new CorruptFileException("a page's levels are longer than the page");
    }
    byte[] bytes = room(size, encoding);
    unpack(header, (int) levels, data.isIs_compressed(), bytes);
    return new RawPage(
        true,
        data.getNum_values(),
        data.getNum_nulls(),
        data.getNum_rows(),
        encoding,
        Encoding.RLE,
        Encoding.RLE,
        repetition,
        definition,
        bytes,
        size);
  }

  private void unpack(PageHeader header, int levels, boolean packedValues, byte[] into)
      throws IOException {
    int size = uncompressedSize(header);
    int compressed = compressedSize(header);
    byte[] packed = read(header, compressed);
    System.arraycopy(packed, 0, into, 0, levels);
    if (!packedValues) {
      if (compressed != size) {
        throw new CorruptFileException("a page that is not compressed has two lengths");
      }
      System.arraycopy(packed, levels, into, levels, size - levels);
    } else if (size > levels) {
      decompressor.unpack(packed, levels, compressed - levels, into, levels, size - levels);
    }
  }

  private static DataPage asParquets(RawPage page) {
    byte[] bytes = page.bytes();
    if (!page.second()) {
      return new DataPageV1(
          BytesInput.from(bytes, 0, page.size()),
          page.count(),
          page.size(),
          null,
          page.repetitionEncoding(),
          page.definitionEncoding(),
          page.encoding());
    }
    int levels = page.repetition() + page.definition();
    return DataPageV2.uncompressed(
        page.rows(),
        page.nulls(),
        page.count(),
        BytesInput.from(bytes, 0, page.repetition()),
        BytesInput.from(bytes, page.repetition(), page.definition()),
        page.encoding(),
        BytesInput.from(bytes, levels, page.size() - levels),
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
    byte[] packed = read(header, compressed);
    decompressor.unpack(packed, 0, compressed, into, 0, uncompressedSize(header));
  }

  private byte[] read(PageHeader header, int count) throws IOException {
    byte[] packed = unpacker.packed(count);
    input.readFully(packed, count);
    if (checking && header.isSetCrc()) {
      CRC32 sum = new CRC32();
      sum.update(packed, 0, count);
      if ((int) sum.getValue() != header.getCrc()) {
        throw new CorruptFileException("a page has another checksum than its header says");
      }
    }
    return packed;
  }

  private byte[] room(int size, Encoding encoding) {
    // its reader keeps the last value of a page for the next one
    if (encoding == Encoding.DELTA_BYTE_ARRAY || page.length < size + LittleEndian.SLACK) {
      page = new byte[size + LittleEndian.SLACK];
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
    if (size < 0
        || size > chunk.getTotalUncompressedSize() + SIZE_TOLERANCE
        || size > Integer.MAX_VALUE - 64) {
      throw new CorruptFileException("a page is larger than its column chunk");
    }
    return size;
  }
}
