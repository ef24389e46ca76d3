package dev.steward.source.jdbc;

import dev.steward.source.ScanScope;
import dev.steward.source.Split;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Cuts a table into ranges of its key. */
final class SplitPlanner {
  /** Runs that a sample consists of. */
  private static final int RUNS = 16;

  /** Rows that a run is worth having for. */
  private static final int LEAST_RUN = 64;

  /** Sampled keys that tell where a part begins, closely enough. */
  private static final int KEYS_A_PART = 64;

  /** Walking over an index of so many entries is not worth sparing. */
  static final long WALKABLE = 5_000_000;

  private final KeyIndex index;
  private final List<KeyColumn> key;
  private final OptionalLong rows;
  private final long splitRows;

  SplitPlanner(KeyIndex index, List<KeyColumn> key, OptionalLong rows, long splitRows) {
    this.index = index;
    this.key = key;
    this.rows = rows;
    this.splitRows = splitRows;
  }

  List<Split> plan(ScanScope scope) throws SQLException {
    if (scope instanceof ScanScope.Sample sample
        && (rows.isEmpty() || rows.getAsLong() > sample.rows())) {
      return key.isEmpty() ? head(sample.rows()) : runs(sample.rows());
    }
    return key.isEmpty() || (rows.isPresent() && rows.getAsLong() <= splitRows)
        ? List.of(new Split("the whole table", KeyRange.whole(key, 0).toPayload(), rows.orElse(-1)))
        : ranges(allCuts(), 0);
  }

  private List<Split> head(long limit) {
    return List.of(
        new Split("the first rows", KeyRange.whole(key, limit).toPayload(), rows.orElse(limit)));
  }

  private List<Split> runs(long limit) throws SQLException {
    int runs = (int) Math.max(1, Math.min(RUNS, limit / LEAST_RUN));
    List<List<String>> cuts = sampleCuts(runs);
    return cuts.isEmpty() ? head(limit) : ranges(cuts, limit);
  }

  /** Ranges between the cuts; the first is open below, the last open above. */
  private List<Split> ranges(List<List<String>> cuts, long limit) {
    int count = cuts.size() + 1;
    List<Split> splits = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      List<String> from = i == 0 ? null : cuts.get(i - 1);
      List<String> to = i == count - 1 ? null : cuts.get(i);
      long share = limit / count + (i < limit % count ? 1 : 0);
      if (limit > 0 && share == 0) {
        continue;
      }
      String place = "key range " + (i + 1) + " of " + count;
      KeyRange range = new KeyRange(key, from, to, share);
      splits.add(new Split(place, range.toPayload(), limit > 0 ? share : expected(i, count)));
    }
    return splits;
  }

  private long expected(int range, int count) {
    if (rows.isEmpty()) {
      return range == count - 1 ? -1 : splitRows;
    }
    return rows.getAsLong() / count;
  }

  private List<List<String>> allCuts() throws SQLException {
    Optional<Span> span = key.size() == 1 ? span() : Optional.empty();
    if (span.isPresent() && rows.isPresent() && span.get().isDense(rows.getAsLong())) {
      return span.get().cuts(parts());
    }
    if (rows.isPresent()) {
      List<List<String>> sampled = index.sampled();
      if (sampled.size() / KEYS_A_PART >= parts()) {
        return quantiles(sampled, parts());
      }
    }
    return walk(splitRows, Long.MAX_VALUE);
  }

  private long parts() {
    return (rows.orElse(0) + splitRows - 1) / splitRows;
  }

  /** Where sorted keys fall into so many parts, each of about as many. */
  private static List<List<String>> quantiles(List<List<String>> keys, long parts) {
    List<List<String>> cuts = new ArrayList<>();
    for (long i = 1; i < parts; i++) {
      List<String> cut = keys.get((int) (i * keys.size() / parts));
      if (cuts.isEmpty() || !cuts.get(cuts.size() - 1).equals(cut)) {
        cuts.add(cut);
      }
    }
    return cuts;
  }

  private List<List<String>> sampleCuts(int runs) throws SQLException {
    List<List<String>> sampled = index.sampled();
    if (sampled.size() >= runs * 4) {
      return quantiles(sampled, runs);
    }
    Optional<Span> span = span();
    boolean dense =
        span.isPresent()
            && key.size() == 1
            && rows.isPresent()
            && span.get().isDense(rows.getAsLong());
    if (dense) {
      return span.get().cuts(runs);
    }
    if (rows.isPresent() && rows.getAsLong() <= WALKABLE) {
      return walk(Math.max(1, rows.getAsLong() / runs), runs - 1);
    }
    return span.isPresent() ? probe(span.get(), runs) : List.of();
  }

  private List<List<String>> walk(long step, long most) throws SQLException {
    List<List<String>> cuts = new ArrayList<>();
    @Nullable List<String> from = null;
    while (cuts.size() < most) {
      Optional<List<String>> next = index.after(from, step);
      if (next.isEmpty()) {
        break;
      }
      from = next.get();
      cuts.add(from);
    }
    return cuts;
  }

  /** Closes in on where the keys are, however unevenly they lie. */
  private List<List<String>> probe(Span whole, int runs) throws SQLException {
    List<Span> occupied = List.of(whole);
    for (int round = 0; round < 6 && occupied.size() < runs / 2; round++) {
      int pieces = (runs + occupied.size() - 1) / occupied.size();
      List<Span> next = new ArrayList<>();
      for (Span span : occupied) {
        for (Span piece : span.pieces(pieces)) {
          Optional<List<String>> first = index.after(List.of(piece.least().toString()), 0);
          if (first.isPresent()) {
            BigInteger value = floor(first.get().get(0));
            if (value.compareTo(piece.greatest()) <= 0) {
              next.add(new Span(value, piece.greatest()));
            }
          }
        }
      }
      occupied = next;
    }
    return occupied.stream().skip(1).map(span -> List.of(span.least().toString())).toList();
  }

  /** Where the values of the key's first column lie; empty where they are no numbers. */
  private Optional<Span> span() throws SQLException {
    if (!key.get(0).numeric()) {
      return Optional.empty();
    }
    return index
        .extremes()
        .map(extremes -> new Span(floor(extremes.get(0)), floor(extremes.get(1))));
  }

  private static BigInteger floor(String number) {
    return new BigDecimal(number).setScale(0, RoundingMode.FLOOR).toBigInteger();
  }

  /** Numbers from the least to the greatest, both of them included. */
  private record Span(BigInteger least, BigInteger greatest) {
    BigInteger width() {
      return greatest.subtract(least).add(BigInteger.ONE);
    }

    /** Whether even cuts give ranges of at most twice as many rows as wanted. */
    boolean isDense(long rows) {
      return width().compareTo(BigInteger.valueOf(rows).shiftLeft(1)) <= 0;
    }

    List<List<String>> cuts(long parts) {
      return pieces(parts).stream().skip(1).map(each -> List.of(each.least().toString())).toList();
    }

    List<Span> pieces(long parts) {
      BigInteger divisor = BigInteger.valueOf(parts);
      List<Span> pieces = new ArrayList<>();
      BigInteger from = least;
      for (long i = 1; i <= parts; i++) {
        BigInteger to = least.add(width().multiply(BigInteger.valueOf(i)).divide(divisor));
        if (to.compareTo(from) > 0) {
          pieces.add(new Span(from, to.subtract(BigInteger.ONE)));
          from = to;
        }
      }
      return pieces;
    }
  }
}
