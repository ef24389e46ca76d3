package dev.steward.report;

import dev.steward.core.ColumnVector;
import dev.steward.report.vector.ReportVector;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Any number of rows, of which each cell follows from the row's number; in vectors and in SQL. */
final class Generated {
  static final ReportSchema SCHEMA =
      ReportSchema.of(
          "generated",
          new ReportColumn("kind", ReportType.TEXT),
          new ReportColumn("key", ReportType.TEXT),
          new ReportColumn("level", ReportType.TEXT),
          new ReportColumn("eligible", ReportType.BOOLEAN),
          new ReportColumn("number", ReportType.LONG),
          new ReportColumn("rate", ReportType.DOUBLE),
          new ReportColumn("day", ReportType.DATE),
          new ReportColumn("moment", ReportType.TIMESTAMP));

  private static final List<String> LEVELS =
      List.of("none", "consent", "marketing", "profiling", "überall");
  private static final long FIRST_DAY = LocalDate.parse("1965-01-01").toEpochDay();

  private Generated() {}

  static List<List<ReportVector>> batches(int rows, int batch) {
    List<List<ReportVector>> batches = new ArrayList<>();
    for (int from = 0; from < rows; from += batch) {
      batches.add(batch(from, Math.min(batch, rows - from)));
    }
    return batches;
  }

  /** The same rows, recomputed by DuckDB. */
  static String sql(int rows) {
    return """
        select 'kind' as kind, lpad(i::varchar, 8, '0') as key,
          ['none', 'consent', 'marketing', 'profiling', 'überall', null][1 + i * i // 7 %% 6]
            as level,
          case i %% 5 when 0 then null when 1 then false else i %% 2 = 0 end as eligible,
          i * i - 1000000 as number, if(i %% 13 = 0, null, i / 8) as rate,
          date '1965-01-01' + (i %% 30000)::int as day,
          if(i // 1000 %% 3 = 0, null, make_timestamptz(i * 1000003)) as moment
        from range(%d) r(i) order by i"""
        .formatted(rows);
  }

  private static List<ReportVector> batch(int from, int size) {
    StringBuilder keys = new StringBuilder();
    int[] offsets = new int[size + 1];
    byte[] levels = new byte[size];
    byte[] eligible = new byte[size];
    long[] numbers = new long[size];
    double[] rates = new double[size];
    BitSet noRates = new BitSet();
    long[] days = new long[size];
    long[] moments = new long[size];
    BitSet noMoments = new BitSet();
    for (int i = 0; i < size; i++) {
      long row = (long) from + i;
      keys.append("%08d".formatted(row));
      offsets[i + 1] = keys.length();
      int level = (int) (row * row / 7 % 6);
      levels[i] = (byte) (level == LEVELS.size() ? -1 : level);
      eligible[i] = (byte) (row % 5 == 0 ? -1 : row % 5 == 1 ? 0 : 1 - row % 2);
      numbers[i] = row * row - 1_000_000;
      rates[i] = row / 8.0;
      noRates.set(i, row % 13 == 0);
      days[i] = FIRST_DAY + row % 30_000;
      moments[i] = row * 1_000_003;
      noMoments.set(i, row / 1000 % 3 == 0);
    }
    byte[] data = keys.toString().getBytes(StandardCharsets.US_ASCII);
    return List.of(
        new ReportVector.Constant(size, "kind"),
        new ReportVector.Plain(new ColumnVector.Bytes(size, data, offsets, null)),
        new ReportVector.Coded(size, LEVELS, levels),
        new ReportVector.Flags(size, eligible),
        new ReportVector.Plain(new ColumnVector.Longs(size, numbers, null)),
        new ReportVector.Plain(new ColumnVector.Doubles(size, rates, noRates)),
        new ReportVector.Plain(new ColumnVector.Longs(size, days, null)),
        new ReportVector.Plain(new ColumnVector.Longs(size, moments, noMoments)));
  }
}
