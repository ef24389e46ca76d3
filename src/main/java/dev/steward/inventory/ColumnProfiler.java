package dev.steward.inventory;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import dev.steward.core.Column;
import dev.steward.core.ColumnVector;
import dev.steward.core.DataType;
import dev.steward.detect.Detectors;
import dev.steward.detect.RareDetectors;
import dev.steward.detect.ValueJudge;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Profiles one column of one split. */
final class ColumnProfiler {
  private static final Hasher64 HASH = Hashing.komihash5_0();
  private static final long MICROS_OF_DAY = 86_400_000_000L;

  private final Column column;
  private final boolean text;
  private final ValueJudge judge;
  private final ColumnTally tally;
  private final TextProfiler texts;
  private @Nullable UsedEntries dictionary;
  private long rows;
  private long nonNullRows;

  ColumnProfiler(Column column, Detectors detectors, ValueJudge judge, VerdictCache cache) {
    this.column = column;
    this.text = column.type() == DataType.TEXT;
    this.judge = judge;
    this.tally = new ColumnTally(judge);
    this.texts = new TextProfiler(detectors, judge, cache, tally);
  }

  void add(ColumnVector vector) {
    rows += vector.size();
    if (vector instanceof ColumnVector.Repeated repeated) {
      for (int row = 0; row < repeated.size(); row++) {
        nonNullRows += repeated.isNull(row) ? 0 : 1;
      }
      addValues(repeated.values(), repeated.starts()[0], repeated.starts()[repeated.size()]);
    } else {
      nonNullRows += addValues(vector, 0, vector.size());
    }
  }

  /** The profile of the column, and those of the fields of the JSON in it. */
  List<ColumnProfile> profiles() {
    List<ColumnProfile> all = new ArrayList<>();
    all.add(tally.profile(column, "", rows, nonNullRows, texts.jsonValues()));
    all.addAll(texts.jsonProfiles(column.name(), rows));
    return all;
  }

  /** Adds the values of a range; returns how many are not null. */
  private long addValues(ColumnVector vector, int from, int to) {
    if (vector instanceof ColumnVector.Dictionary coded) {
      return addCoded(coded, from, to);
    }
    if (text && vector instanceof ColumnVector.Bytes bytes) {
      return texts.add(bytes, from, to);
    }
    long added = 0;
    for (int i = from; i < to; i++) {
      if (!vector.isNull(i)) {
        addPlain(vector, i, 1);
        added++;
      }
    }
    return added;
  }

  /** Judges each entry of the dictionary that is used once, however many rows use it. */
  private long addCoded(ColumnVector.Dictionary coded, int from, int to) {
    ColumnVector entries = coded.values();
    UsedEntries use = dictionary;
    if (use == null || !use.areOf(entries)) {
      use = new UsedEntries(entries);
      dictionary = use;
    }
    long added = use.count(coded.ids(), from, to);
    for (int entry = 0; entry < use.count(); entry++) {
      int id = use.id(entry);
      if (text && entries instanceof ColumnVector.Bytes bytes) {
        texts.add(bytes, use, id);
      } else {
        addPlain(entries, id, use.takeTimes(id));
      }
    }
    return added;
  }

  private void addPlain(ColumnVector vector, int i, long times) {
    if (vector instanceof ColumnVector.Bytes bytes) {
      int from = bytes.offsets()[i];
      int length = bytes.offsets()[i + 1] - from;
      tally.addBytes(HASH.hashBytesToLong(bytes.data(), from, length), length, times);
    } else if (vector instanceof ColumnVector.Longs longs) {
      addLong(longs.values()[i], times);
    } else if (vector instanceof ColumnVector.Doubles doubles) {
      double value = doubles.values()[i];
      tally.add(judgeFraction(value), hash(Double.doubleToLongBits(value)), times);
    } else if (vector instanceof ColumnVector.Decimals decimals) {
      addDecimal(decimals.values()[i], times);
    }
  }

  private void addLong(long value, long times) {
    tally.add(tally.isExamined() ? judgeWatched(value) : judge(value), hash(value), times);
  }

  private int judge(long value) {
    return switch (column.type()) {
      case INTEGER -> judge.judgeInteger(value);
      case DATE -> judge.judgeDate(value);
      case TIMESTAMP, INSTANT -> judge.judgeTimestamp(Math.floorDiv(value, MICROS_OF_DAY));
      default -> 0;
    };
  }

  private int judgeWatched(long value) {
    RareDetectors some = tally.watched();
    return column.type() == DataType.INTEGER ? judge.judgeInteger(value, some) : 0;
  }

  private static long hash(long value) {
    return HASH.hashLongToLong(value);
  }

  private int judgeFraction(double value) {
    if (tally.isExamined()) {
      tally.watched(); // numbers with a fraction are nothing rare
      return 0;
    }
    return judge.judgeFraction(value);
  }

  private void addDecimal(BigDecimal value, long times) {
    byte[] digits = value.toPlainString().getBytes(StandardCharsets.US_ASCII);
    boolean whole = value.scale() <= 0 && value.precision() < 19;
    int verdict;
    if (tally.isExamined()) {
      RareDetectors some = tally.watched();
      verdict =
          whole
              ? judge.judgeInteger(value.longValue(), some)
              : judge.judgeText(digits, 0, digits.length, some);
    } else {
      verdict =
          whole ? judge.judgeInteger(value.longValue()) : judge.judgeText(digits, 0, digits.length);
    }
    tally.add(verdict, HASH.hashBytesToLong(digits), times);
  }
}
