package dev.steward.report.parquet;

import dev.steward.core.ColumnVector;
import dev.steward.report.vector.ReportVector;
import dev.steward.report.vector.WellFormed;
import java.io.IOException;
import java.util.function.IntFunction;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.statistics.Statistics;
import org.jspecify.annotations.Nullable;

/**
 * A chunk of texts. What comes as positions in a dictionary goes into the chunk's, until that is
 * full; what comes as text stays so. A page holds one of the two.
 */
final class TextChunk extends ColumnChunk {
  private final PageCompressor compressor;
  private final TextDictionary dictionary = new TextDictionary();
  private final CodedTexts coded = new CodedTexts(dictionary, presence);
  private final PlainTexts plain = new PlainTexts(values, presence);
  private final int[] ids = new int[ParquetColumns.STRIDE];
  private final int[] resolved = new int[ParquetColumns.STRIDE];
  private boolean isCoded;

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
  void addValues(ReportVector vector, int from, int to) {
    if (vector instanceof ReportVector.Coded texts) {
      for (int i = from; i < to; i++) {
        ids[i - from] = texts.ids()[i];
      }
      int[] mapping = dictionary.mapping(texts.entries(), texts.entries().size());
      addCoded(ids, 0, to - from, mapping, i -> TextDictionary.utf8(texts.entries().get(i)));
    } else if (vector instanceof ReportVector.Plain p) {
      if (p.values() instanceof ColumnVector.Dictionary texts) {
        ColumnVector.Bytes entries = (ColumnVector.Bytes) texts.values();
        int[] mapping = dictionary.mapping(entries, entries.size());
        addCoded(texts.ids(), from, to - from, mapping, i -> entry(entries, i));
      } else {
        turn(false);
        plain.add((ColumnVector.Bytes) p.values(), from, to);
      }
    }
  }

  private static byte[] entry(ColumnVector.Bytes entries, int i) {
    return entries.isNull(i)
        ? new byte[0]
        : WellFormed.utf8(entries.data(), entries.offsets()[i], entries.offsets()[i + 1]);
  }

  @Override
  void repeat(Object text, int rows) {
    byte[] utf8 = TextDictionary.utf8((String) text);
    int position = dictionary.position(utf8);
    if (position == TextDictionary.NULL) {
      presence.absent(rows);
    } else if (dictionary.isFull()) {
      turn(false);
      for (int i = 0; i < rows; i++) {
        plain.add(utf8);
      }
      presence.present(rows);
    } else {
      turn(true);
      coded.repeat(position, rows);
    }
  }

  private void addCoded(int[] ids, int from, int rows, int[] mapping, IntFunction<byte[]> entries) {
    CodedTexts.resolve(ids, from, rows, mapping, dictionary, entries, resolved);
    if (dictionary.isFull()) {
      turn(false);
      for (int i = 0; i < rows; i++) {
        if (resolved[i] == TextDictionary.NULL) {
          presence.absent(1);
        } else {
          plain.add(dictionary.entry(resolved[i]).getBytesUnsafe());
          presence.present(1);
        }
      }
    } else {
      turn(true);
      coded.add(resolved, rows);
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
    if (isCoded) {
      coded.finish(page);
      return Encoding.RLE_DICTIONARY;
    }
    page.put(values);
    return Encoding.PLAIN;
  }

  @Override
  @Nullable DictionaryPage finishDictionary() throws IOException {
    return dictionary.finish(compressor);
  }
}
