package dev.steward.inventory;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import dev.steward.core.ColumnVector;
import dev.steward.detect.Detectors;
import dev.steward.detect.RareDetectors;
import dev.steward.detect.ValueJudge;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Profiles the text of one column of one split, and the JSON in it. */
final class TextProfiler {
  private static final Hasher64 HASH = Hashing.komihash5_0();

  private final Detectors detectors;
  private final ValueJudge judge;
  private final VerdictCache cache;
  private final ColumnTally tally;
  private @Nullable RareDetectors watched;
  private @Nullable JsonProfiler json;

  TextProfiler(Detectors detectors, ValueJudge judge, VerdictCache cache, ColumnTally tally) {
    this.detectors = detectors;
    this.judge = judge;
    this.cache = cache;
    this.tally = tally;
  }

  /** Adds the values of a range; returns how many are not null. */
  long add(ColumnVector.Bytes text, int from, int to) {
    BitSet nulls = text.nulls();
    byte[] data = text.data();
    int[] offsets = text.offsets();
    long added = 0;
    for (int i = from; i < to; i++) {
      if (nulls == null || !nulls.get(i)) {
        add(data, offsets[i], offsets[i + 1]);
        added++;
      }
    }
    return added;
  }

  private void add(byte[] data, int from, int to) {
    long hash = HASH.hashBytesToLong(data, from, to - from);
    RareDetectors some = watched;
    if (some != null) {
      tally.addWatched(judge.judgeText(data, from, to, some), hash, data, from, to, 1);
    } else {
      tally.addText(judge(hash, data, from, to), hash, data, from, to, 1);
      watch();
    }
    addJson(data, from, to, 1);
  }

  /** Adds an entry of a dictionary; one that has been judged is not judged again. */
  void add(ColumnVector.Bytes entries, UsedEntries use, int id) {
    byte[] data = entries.data();
    int from = entries.offsets()[id];
    int to = entries.offsets()[id + 1];
    long times = use.takeTimes(id);
    RareDetectors some = watched;
    if (some != null && use.verdict(id) == 0) {
      tally.addAgain(times);
      addJson(data, from, to, times);
      return;
    }
    if (use.verdict(id) < 0) {
      long hash = HASH.hashBytesToLong(data, from, to - from);
      int verdict =
          some == null ? judge(hash, data, from, to) : judge.judgeText(data, from, to, some);
      use.judged(id, verdict, hash);
    }
    if (some != null) {
      tally.addWatched(use.verdict(id), use.hash(id), data, from, to, times);
    } else {
      tally.addText(use.verdict(id), use.hash(id), data, from, to, times);
      if (watch()) {
        use.forgetVerdicts(); // what all detectors said does not count any more
      }
    }
    addJson(data, from, to, times);
  }

  /** The profiles of the fields of the JSON that there was. */
  List<ColumnProfile> jsonProfiles(String column, long rows) {
    return json == null ? List.of() : json.profiles(column, rows);
  }

  /** How many values were JSON. */
  long jsonValues() {
    return json == null ? 0 : json.parsed();
  }

  /** Once all detectors have looked at enough, goes on with some. */
  private boolean watch() {
    if (tally.isExamined()) {
      watched = tally.watched();
      return true;
    }
    return false;
  }

  private int judge(long hash, byte[] data, int from, int to) {
    int verdict = cache.find(hash);
    if (verdict < 0) {
      verdict = judge.judgeText(data, from, to);
      cache.put(hash, verdict);
    }
    return verdict;
  }

  private void addJson(byte[] data, int from, int to, long times) {
    if (to - from > 1 && (data[from] == '{' || data[from] == '[')) {
      if (json == null) {
        json = new JsonProfiler(detectors, judge, cache);
      }
      json.add(data, from, to, times);
    }
  }
}
