package dev.steward.source.parquet;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageWriter;
import org.apache.parquet.column.statistics.geospatial.GeospatialStatistics;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.EnumLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.JsonLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;

/**
 * Writes what is left of a column chunk of the common types and encodings, outside of lists, page
 * by page: values are copied as they lie in the page, in long runs.
 */
final class FlatRewrite {
  private static final Set<Encoding> ENCODINGS =
      EnumSet.of(Encoding.PLAIN, Encoding.PLAIN_DICTIONARY, Encoding.RLE_DICTIONARY);
  private static final GeospatialStatistics NOWHERE = GeospatialStatistics.noopBuilder().build();

  private final OldChunk old;
  private final ChunkForm form;
  private final RowFate fate;
  private final PageWriter to;
  private final ChunkPages pages;
  private final KeptLevels levels;
  private final ValueSummary summary;
  private final PlainValues plain;
  private final CodedPages coded;

  /** Whether it can write what is left of a chunk. */
  static boolean writes(OldChunk old, ChunkForm form) {
    return !old.leaf().isRepeated()
        && (form.plain() == null || ENCODINGS.contains(form.plain()))
        && (form.coded() == null || ENCODINGS.contains(form.coded()))
        && isCommon(old.leaf().descriptor().getPrimitiveType());
  }

  private static boolean isCommon(PrimitiveType type) {
    LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
    return switch (type.getPrimitiveTypeName()) {
      case INT32, INT64, FLOAT, DOUBLE -> true;
      // of byte arrays only those that are ordered byte by byte
      case BINARY ->
          logical == null
              || logical instanceof StringLogicalTypeAnnotation
              || logical instanceof EnumLogicalTypeAnnotation
              || logical instanceof JsonLogicalTypeAnnotation;
      case BOOLEAN, INT96, FIXED_LEN_BYTE_ARRAY -> false;
    };
  }

  FlatRewrite(
      OldChunk old,
      ChunkForm form,
      RowFate fate,
      ValueSummary summary,
      ChunkPages pages,
      PageWriter to) {
    this.old = old;
    this.form = form;
    this.fate = fate;
    this.to = to;
    this.pages = pages;
    this.levels = new KeptLevels(old.leaf().descriptor().getMaxDefinitionLevel());
    this.summary = summary;
    this.plain = new PlainValues(old.leaf().descriptor().getPrimitiveType(), summary);
    this.coded = new CodedPages(plain.width(), summary);
  }

  /**
   * Whether the pages were written: not where no value is left and some page refers to a
   * dictionary, which would not be there.
   */
  boolean write() throws IOException {
    pages.start();
    int size = pages.dictionarySize();
    PlainPage entries = pages.takeDictionary();
    if (entries != null) {
      coded.dictionary(entries, size);
    }
    fate.start();
    long row = 0;
    boolean refers = false;
    while (row < fate.rows()) {
      RawPage page = pages.next();
      if (page.count() > fate.rows() - row) {
        throw new CorruptFileException("it has more values than its row group has rows");
      }
      refers |= page.encoding().usesDictionary();
      page(page, row);
      row += page.count();
    }
    if (coded.size() == 0) {
      return !refers;
    }
    Encoding encoding = form.dictionary() == null ? Encoding.PLAIN : form.dictionary();
    to.writeDictionaryPage(new DictionaryPage(coded.entries(), coded.size(), encoding));
    return true;
  }

  private void page(RawPage page, long row) throws IOException {
    int at = levels.read(page, fate, row);
    BytesInput values;
    if (page.encoding().usesDictionary()) {
      values = coded.keep(page.bytes(), at, page.size(), levels);
    } else if (page.encoding() == Encoding.PLAIN) {
      values = plain.keep(page.bytes(), at, page.size(), levels);
    } else {
      throw new CorruptFileException("a page has an encoding that its head does not name");
    }
    if (levels.kept() == 0) {
      return;
    }
    int nulls = levels.kept() - levels.keptPresent();
    var statistics = summary.takeStatistics(nulls);
    var sizes = summary.takeSizes(levels.histogram());
    BytesInput definitions = levels.bytes();
    if (form.second()) {
      to.writePageV2(
          levels.kept(),
          nulls,
          levels.kept(),
          BytesInput.empty(),
          definitions,
          page.encoding(),
          values,
          statistics,
          sizes,
          NOWHERE);
    } else {
      boolean leveled = old.leaf().descriptor().getMaxDefinitionLevel() > 0;
      BytesInput all =
          leveled
              ? BytesInput.concat(
                  BytesInput.fromInt(Math.toIntExact(definitions.size())), definitions, values)
              : values;
      to.writePage(
          all,
          levels.kept(),
          levels.kept(),
          statistics,
          sizes,
          NOWHERE,
          Encoding.BIT_PACKED,
          leveled ? Encoding.RLE : Encoding.BIT_PACKED,
          page.encoding());
    }
  }

  @Override
  public String toString() {
    return "FlatRewrite[" + old + "]";
  }
}
