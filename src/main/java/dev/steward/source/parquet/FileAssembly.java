package dev.steward.source.parquet;

import dev.steward.files.SeekableFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.Version;
import org.apache.parquet.bytes.BytesUtils;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.OffsetIndex;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SortingColumn;
import org.apache.parquet.format.Util;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.jspecify.annotations.Nullable;

/**
 * Puts a file together of row groups of another one, which stay as they are to the byte with all
 * that belongs to them, and of new ones. All that the footer says of the file stays.
 *
 * <p>While a row group is copied the file keeps the name of its writer: readers know by it whose
 * pages and statistics had which faults.
 */
final class FileAssembly {
  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
  private static final int PIECE = 1 << 20;

  private final SeekableFile source;
  private final Footer known;
  private final FileMetaData metadata;
  private final List<RowGroup> before;
  private final CountedOutput out;
  private final List<RowGroup> groups = new ArrayList<>();
  private final List<Late> columnIndexes = new ArrayList<>();
  private final List<Late> offsetIndexes = new ArrayList<>();
  private boolean copied;

  /** What stands behind the row groups. */
  private record Late(ColumnChunk chunk, byte[] bytes) {}

  FileAssembly(SeekableFile source, Footer known, OutputStream out) throws IOException {
    this.source = source;
    this.known = known;
    this.metadata = Thrift.footerWithStatistics(Footer.stored(source));
    this.before = metadata.getRow_groups();
    this.out = new CountedOutput(out);
    this.out.write(MAGIC);
  }

  /** A row group as the other file has it. */
  RowGroup before(int group) {
    return before.get(group);
  }

  CountedOutput out() {
    return out;
  }

  /** Copies a row group. */
  void copy(int group) throws IOException {
    RowGroup moved = new RowGroup(before.get(group));
    List<ColumnChunkMetaData> chunks = known.groups().get(group).getColumns();
    for (int i = 0; i < chunks.size(); i++) {
      ColumnChunk chunk = moved.getColumns().get(i);
      long shift = out.getPos() - chunks.get(i).getStartingPos();
      copy(chunks.get(i).getStartingPos(), chunks.get(i).getTotalSize());
      indexes(chunk, shift);
      shift(chunk, shift);
    }
    for (ColumnChunk chunk : moved.getColumns()) {
      copyBloomFilter(chunk.getMeta_data());
    }
    copied = true;
    end(moved);
  }

  private void copy(long from, long length) throws IOException {
    byte[] piece = new byte[(int) Math.min(PIECE, length)];
    for (long done = 0; done < length; done += piece.length) {
      int count = (int) Math.min(piece.length, length - done);
      if (source.read(from + done, ByteBuffer.wrap(piece, 0, count)) != count) {
        throw new CorruptFileException("a column chunk is cut off");
      }
      out.write(piece, 0, count);
    }
  }

  private void indexes(ColumnChunk chunk, long shift) throws IOException {
    if (chunk.isSetColumn_index_offset()) {
      long from = chunk.getColumn_index_offset();
      byte[] stored = Footer.bytes(source, from, from + chunk.getColumn_index_length());
      columnIndexes.add(new Late(chunk, stored));
    }
    if (chunk.isSetOffset_index_offset()) {
      long from = chunk.getOffset_index_offset();
      byte[] stored = Footer.bytes(source, from, from + chunk.getOffset_index_length());
      OffsetIndex index = Thrift.storedOffsetIndex(stored);
      index.getPage_locations().forEach(page -> page.setOffset(page.getOffset() + shift));
      ByteArrayOutputStream moved = new ByteArrayOutputStream();
      Util.writeOffsetIndex(index, moved);
      offsetIndexes.add(new Late(chunk, moved.toByteArray()));
    }
  }

  private static void shift(ColumnChunk chunk, long shift) {
    ColumnMetaData metadata = chunk.getMeta_data();
    metadata.setData_page_offset(metadata.getData_page_offset() + shift);
    if (metadata.isSetDictionary_page_offset() && metadata.getDictionary_page_offset() > 0) {
      metadata.setDictionary_page_offset(metadata.getDictionary_page_offset() + shift);
    }
    if (metadata.isSetIndex_page_offset() && metadata.getIndex_page_offset() > 0) {
      metadata.setIndex_page_offset(metadata.getIndex_page_offset() + shift);
    }
    if (chunk.getFile_offset() > 0) {
      chunk.setFile_offset(chunk.getFile_offset() + shift);
    }
  }

  private void copyBloomFilter(ColumnMetaData chunk) throws IOException {
    if (chunk.isSetBloom_filter_offset()) {
      long from = chunk.getBloom_filter_offset();
      long length = BloomPlace.of(source, from).length();
      chunk.setBloom_filter_offset(out.getPos());
      chunk.setBloom_filter_length(Math.toIntExact(length));
      copy(from, length);
    }
  }

  /**
   * Ends a new row group, whose chunks' pages have been written one after another.
   *
   * @param group the one in whose place it stands
   * @param sorting by which columns it is sorted
   */
  void end(int group, List<NewChunk> chunks, long rows, @Nullable List<SortingColumn> sorting)
      throws IOException {
    RowGroup made = new RowGroup(new ArrayList<>(), 0, rows);
    long compressed = 0;
    long size = 0;
    for (NewChunk chunk : chunks) {
      ColumnMetaData metadata = chunk.metadata().getMeta_data();
      compressed += metadata.getTotal_compressed_size();
      size += metadata.getTotal_uncompressed_size();
      made.addToColumns(chunk.metadata());
      late(columnIndexes, chunk.metadata(), chunk.columnIndex());
      late(offsetIndexes, chunk.metadata(), chunk.offsetIndex());
    }
    for (NewChunk chunk : chunks) {
      if (chunk.bloomFilter() != null) {
        chunk.metadata().getMeta_data().setBloom_filter_offset(out.getPos());
        out.write(chunk.bloomFilter());
      }
    }
    made.setTotal_byte_size(size);
    if (before.get(group).isSetTotal_compressed_size()) {
      made.setTotal_compressed_size(compressed);
    }
    if (sorting != null && !sorting.isEmpty()) {
      made.setSorting_columns(sorting);
    }
    if (before.get(group).isSetOrdinal()) {
      made.setOrdinal((short) 0);
    }
    if (before.get(group).isSetFile_offset()) {
      made.setFile_offset(0);
    }
    end(made);
  }

  private static void late(List<Late> all, ColumnChunk chunk, byte @Nullable [] bytes) {
    if (bytes != null) {
      all.add(new Late(chunk, bytes));
    }
  }

  private void end(RowGroup group) {
    if (group.isSetOrdinal()) {
      group.setOrdinal((short) Math.min(groups.size(), Short.MAX_VALUE));
    }
    if (group.isSetFile_offset()) {
      group.setFile_offset(start(group.getColumns().get(0).getMeta_data()));
    }
    groups.add(group);
  }

  private static long start(ColumnMetaData chunk) {
    return chunk.isSetDictionary_page_offset() && chunk.getDictionary_page_offset() > 0
        ? Math.min(chunk.getDictionary_page_offset(), chunk.getData_page_offset())
        : chunk.getData_page_offset();
  }

  /** Writes what stands behind the row groups. */
  void end() throws IOException {
    for (Late index : columnIndexes) {
      index.chunk().setColumn_index_offset(out.getPos());
      index.chunk().setColumn_index_length(index.bytes().length);
      out.write(index.bytes());
    }
    for (Late index : offsetIndexes) {
      index.chunk().setOffset_index_offset(out.getPos());
      index.chunk().setOffset_index_length(index.bytes().length);
      out.write(index.bytes());
    }
    metadata.setRow_groups(groups);
    metadata.setNum_rows(groups.stream().mapToLong(RowGroup::getNum_rows).sum());
    if (!copied) {
      metadata.setCreated_by(Version.FULL_VERSION);
    }
    long start = out.getPos();
    Util.writeFileMetaData(metadata, out);
    BytesUtils.writeIntLittleEndian(out, Math.toIntExact(out.getPos() - start));
    out.write(MAGIC);
  }

  @Override
  public String toString() {
    return "FileAssembly[" + groups.size() + " row groups]";
  }
}
