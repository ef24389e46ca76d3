package dev.steward.source.parquet;

import dev.steward.files.SeekableFile;
import java.io.IOException;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.converter.ParquetMetadataConverter;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.jspecify.annotations.Nullable;

/**
 * How the pages of a column chunk are written, by their headers.
 *
 * @param second whether they are of the second version
 * @param checked whether they have checksums
 * @param dictionary the encoding of the dictionary; null where there is none
 * @param dictionaryBytes its size
 * @param coded the encoding of positions in the dictionary; null where no page has them
 * @param plain the encoding of values themselves; null where no page has them
 * @param mostValues the most that a page has, nulls among them
 * @param values of all pages
 */
record ChunkForm(
    boolean second,
    boolean checked,
    @Nullable Encoding dictionary,
    int dictionaryBytes,
    @Nullable Encoding coded,
    @Nullable Encoding plain,
    int mostValues,
    long values) {
  private static final int READ_AHEAD = 1 << 12;

  /** Reads the headers alone. */
  static ChunkForm of(SeekableFile file, ColumnChunkMetaData chunk) throws IOException {
    ParquetMetadataConverter converter = new ParquetMetadataConverter();
    ChunkInput input = ChunkPages.open(file, chunk, READ_AHEAD);
    boolean second = false;
    boolean checked = false;
    @Nullable Encoding dictionary = null;
    int dictionaryBytes = 0;
    @Nullable Encoding coded = null;
    @Nullable Encoding plain = null;
    int most = 0;
    long values = 0;
    while (values < chunk.getValueCount()) {
      PageHeader header = Thrift.pageHeader(input);
      checked |= header.isSetCrc();
      int count = ChunkPages.count(header);
      if (header.getType() == PageType.DICTIONARY_PAGE) {
        dictionary = converter.getEncoding(header.getDictionary_page_header().getEncoding());
        dictionaryBytes = header.getUncompressed_page_size();
      } else if (count > 0) {
        boolean isSecond = header.isSetData_page_header_v2();
        Encoding encoding =
            converter.getEncoding(
                isSecond
                    ? header.getData_page_header_v2().getEncoding()
                    : header.getData_page_header().getEncoding());
        second |= isSecond;
        if (encoding.usesDictionary()) {
          coded = encoding;
        } else {
          plain = encoding;
        }
      }
      values += count;
      most = Math.max(most, count);
      if (header.getCompressed_page_size() < 0
          || header.getCompressed_page_size() > input.remaining()) {
        throw new CorruptFileException("a page ends behind its column chunk");
      }
      input.moveTo(input.position() + header.getCompressed_page_size());
    }
    return new ChunkForm(second, checked, dictionary, dictionaryBytes, coded, plain, most, values);
  }

  /** The same without a dictionary. */
  ChunkForm withoutDictionary() {
    return new ChunkForm(second, checked, null, 0, null, plain, mostValues, values);
  }
}
