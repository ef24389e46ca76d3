package dev.steward.report.parquet;

import dev.steward.core.ColumnVector;
import dev.steward.report.vector.ReportVector;
import java.io.IOException;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.statistics.Statistics;
import org.jspecify.annotations.Nullable;

/**
 * A chunk of texts. What comes as ids or is constant goes into the chunk's dictionary, until that
 * is full; what comes as text stays so. A page holds one of the two.
 */
final class TextChunk extends ColumnChunk {
  private final PageCompressor compressor;
  private final TextDictionary dictionary = new TextDictionary();
  private final CodedTexts coded = new CodedTexts(dictionary, presence);
  private final PlainTexts plain = new PlainTexts(values, presence);
  private final int[] ids = new int[ParquetColumns.STRIDE];
  private final int[] resolved = new int[ParquetColumns.STRIDE];
  private @Nullable GivenTexts given;
  private boolean isCoded;
  private boolean hasCodedPages;

  TextChunk(ColumnDescriptor column, PageCompressor compressor) {
    super(column, String.class, compressor);
    this.compressor = compressor;
  }

  @Override
  boolean takes(ReportVector vector) {
    if (vector instanceof ReportVector.Plain p) {
      return p.values() instanceof ColumnVector.Bytes
          || (p.values() instanceof ColumnVector.Dictionary d
              && d.values() instanceof ColumnVector.Bytes);
    }
    return vector instanceof ReportVector.Coded;
  }

  @Override
  void repeat(Object text, int rows) {
    byte[] utf8 = GivenTexts.utf8((String) text);
    if (utf8.length == 0) {
      presence.absent(rows);
    } else if (!dictionary.isFull()) {
      turn(true);
      coded.repeat(dictionary.position(utf8), rows);
    } else {
      turn(false);
      for (int i = 0; i < rows; i++) {
        plain.add(utf8);
      }
    }
  }

  @Override
  void addValues(ReportVector vector, int from, int to) {
    if (vector instanceof ReportVector.Coded texts) {
      for (int i = from; i < to; i++) {
        ids[i - from] = texts.ids()[i];
      }
      GivenTexts entries = given;
      if (entries == null || !entries.areOf(texts.entries())) {
        entries = GivenTexts.of(texts.entries());
      }
      addCoded(entries, ids, 0, to - from);
    } else if (vector instanceof ReportVector.Plain p) {
      if (p.values() instanceof ColumnVector.Dictionary texts) {
        GivenTexts entries = given;
        if (entries == null || !entries.areOf(texts.values())) {
          entries = GivenTexts.of((ColumnVector.Bytes) texts.values());
        }
        addCoded(entries, texts.ids(), from, to - from);
      } else {
        turn(false);
        plain.add((ColumnVector.Bytes) p.values(), from, to);
      }
    }
  }

  private void addCoded(GivenTexts entries, int[] ids, int from, int rows) {
    given = entries;
    if (!dictionary.isFull()) {
      entries.resolve(ids, from, rows, dictionary, resolved);
    }
    if (!dictionary.isFull()) {
      turn(true);
      coded.add(resolved, rows);
      return;
    }
    turn(false);
    for (int i = from; i < from + rows; i++) {
      plain.add(entries.text(ids[i]));
    }
  }

  /** Ends a page of the other kind. */
  private void turn(boolean toCoded) {
    if (isCoded != toCoded) {
      endPage();
      isCoded = toCoded;
    }
  }

  @Override
  void finishBounds(Statistics<?> bounds) {
    if (isCoded) {
      coded.finishBounds(bounds);
    } else {
      plain.finishBounds(bounds);
    }
  }

  @Override
  Encoding finishValues(PageBytes page) {
    if (coded.count() > 0) {
      hasCodedPages = true;
      coded.finish(page);
      return Encoding.RLE_DICTIONARY;
    }
    page.put(values);
    return Encoding.PLAIN;
  }

  @Override
  @Nullable DictionaryPage finishDictionary() throws IOException {
    DictionaryPage page = hasCodedPages ? dictionary.page(compressor) : null;
    dictionary.clear();
    hasCodedPages = false;
    if (given != null) {
      given.forgetPositions();
    }
    return page;
  }
}
