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
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Profiles one column of one split. */
final class ColumnProfiler {
  private static final Hasher64 HASH = Hashing.komihash5_0();
  private static final long MICROS_OF_DAY = 86_400_000_000L;

  private final Column column;
  private final Detectors detectors;
  private final ValueJudge judge;
  private final VerdictCache cache;
  private final ColumnTally tally;
  private @Nullable JsonProfiler json;
  private @Nullable ColumnVector dictionary;
  private int[] dictionaryVerdicts = {};
  private long[] dictionaryHashes = {};
  private long[] dictionaryTimes = {};
  private int[] dictionaryUsed = {};
  private @Nullable RareDetectors watched;
  private long rows;
  private long nonNullRows;

  ColumnProfiler(Column column, Detectors detectors, ValueJudge judge, VerdictCache cache) {
    this.column = column;
    this.detectors = detectors;
    this.judge = judge;
    this.cache = cache;
    this.tally = new ColumnTally(judge);
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
    long jsonValues = json == null ? 0 : json.parsed();
    all.add(tally.profile(column, "", rows, nonNullRows, jsonValues));
    if (json != null) {
      all.addAll(json.profiles(column.name(), rows));
    }
    return all;
  }

  /** Adds the values of a range; returns how many are not null. */
  private long addValues(ColumnVector vector, int from, int to) {
    if (vector instanceof ColumnVector.Dictionary coded) {
      return addCoded(coded, from, to);
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
    if (dictionary != entries) {
      dictionary = entries;
      dictionaryVerdicts = new int[entries.size()];
      dictionaryHashes = new long[entries.size()];
      dictionaryTimes = new long[entries.size()];
      dictionaryUsed = new int[entries.size()];
      Arrays.fill(dictionaryVerdicts, -1);
    }
    int used = 0;
    long added = 0;
    for (int i = from; i < to; i++) {
      int id = coded.ids()[i];
      if (id >= 0 && !entries.isNull(id)) {
        if (dictionaryTimes[id]++ == 0) {
          dictionaryUsed[used++] = id;
        }
        added++;
      }
    }
    for (int i = 0; i < used; i++) {
      int id = dictionaryUsed[i];
      addPlain(entries, id, dictionaryTimes[id]);
      dictionaryTimes[id] = 0;
    }
    return added;
  }

  private void addPlain(ColumnVector vector, int i, long times) {
    if (vector instanceof ColumnVector.Bytes bytes) {
      addBytes(bytes.data(), bytes.offsets()[i], bytes.offsets()[i + 1], i, vector, times);
    } else if (vector instanceof ColumnVector.Longs longs) {
      addLong(longs.values()[i], times);
    } else if (vector instanceof ColumnVector.Doubles doubles) {
      double value = doubles.values()[i];
      tally.add(judgeFraction(value), hash(Double.doubleToLongBits(value)), times);
    } else if (vector instanceof ColumnVector.Decimals decimals) {
      addDecimal(decimals.values()[i], times);
    }
  }

  private void addBytes(byte[] data, int from, int to, int entry, ColumnVector vector, long times) {
    if (column.type() != DataType.TEXT) {
      tally.addBytes(HASH.hashBytesToLong(data, from, to - from), to - from, times);
      return;
    }
    if (watched == null && tally.isExamined()) {
      watched = tally.watched();
      Arrays.fill(dictionaryVerdicts, -1); // what all detectors said does not count any more
    }
    boolean coded = vector == dictionary;
    long hash;
    int verdict;
    if (coded && dictionaryVerdicts[entry] >= 0) {
      verdict = dictionaryVerdicts[entry];
      hash = dictionaryHashes[entry];
    } else {
      hash = HASH.hashBytesToLong(data, from, to - from);
      verdict =
          watched == null ? judge(hash, data, from, to) : judge.judgeText(data, from, to, watched);
      if (coded) {
        dictionaryVerdicts[entry] = verdict;
        dictionaryHashes[entry] = hash;
      }
    }
    if (watched == null) {
      tally.addText(verdict, hash, data, from, to, times);
    } else {
      tally.addWatched(verdict, hash, data, from, to, times);
    }
    if (to - from > 1 && (data[from] == '{' || data[from] == '[')) {
      if (json == null) {
        json = new JsonProfiler(detectors, judge, cache);
      }
      json.add(data, from, to, times);
    }
  }

  private int judge(long hash, byte[] data, int from, int to) {
    int verdict = cache.find(hash);
    if (verdict < 0) {
      verdict = judge.judgeText(data, from, to);
      cache.put(hash, verdict);
    }
    return verdict;
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
    byte[] text = value.toPlainString().getBytes(StandardCharsets.US_ASCII);
    int verdict =
        value.scale() <= 0 && value.precision() < 19
            ? judge.judgeInteger(value.longValue())
            : judge.judgeText(text, 0, text.length);
    tally.add(verdict, HASH.hashBytesToLong(text), times);
  }
}
