package dev.steward.audit;

import dev.steward.report.Publications;
import dev.steward.report.PublishedReport;
import dev.steward.report.ReportColumn;
import dev.steward.report.ReportRows;
import java.io.Closeable;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was last published of the trail: rows that cannot be cut off any more without it showing.
 * Used by one thread, with ascending numbers.
 */
public final class PublishedTrail implements Closeable {
  private static final int SEQUENCE = AuditReport.SCHEMA.indexOf("sequence");
  private static final int CHAIN = AuditReport.SCHEMA.indexOf("chain");

  private final String place;
  private final @Nullable ReportRows rows;
  private long sequence;
  private String chain = "";
  private boolean ended;

  private PublishedTrail(String place, @Nullable ReportRows rows) {
    this.place = place;
    this.rows = rows;
    this.ended = rows == null;
    advance();
  }

  /** The one that was published last; without rows where there is none that can be read. */
  public static PublishedTrail latest(Publications publications) throws IOException {
    Optional<PublishedReport> latest = Optional.empty();
    for (String place : publications.places()) {
      Optional<PublishedReport> report =
          publications
              .find(place)
              .filter(it -> !it.parts(AuditReport.SCHEMA.name()).isEmpty())
              .filter(it -> columns(it).equals(AuditReport.SCHEMA.columns()));
      if (report.isPresent()) {
        latest = latest.map(it -> later(it, report.get())).or(() -> report);
      }
    }
    return latest.map(PublishedTrail::of).orElse(new PublishedTrail("", null));
  }

  private static PublishedTrail of(PublishedReport report) {
    try {
      return new PublishedTrail(report.place(), report.rows(AuditReport.SCHEMA.name()));
    } catch (IOException e) {
      return new PublishedTrail(report.place(), null); // the check of its files names it
    }
  }

  private static List<ReportColumn> columns(PublishedReport report) {
    return report.parts(AuditReport.SCHEMA.name()).get(0).columns();
  }

  private static PublishedReport later(PublishedReport one, PublishedReport other) {
    return Comparator.comparing((PublishedReport it) -> it.manifest().header().finished())
                .compare(one, other)
            >= 0
        ? one
        : other;
  }

  /** Its job and label; empty where nothing was published. */
  String place() {
    return place;
  }

  /** The code of a row; empty where that row was not published. */
  Optional<String> chainOf(long wanted) {
    while (!ended && sequence < wanted) {
      advance();
    }
    return !ended && sequence == wanted ? Optional.of(chain) : Optional.empty();
  }

  /** The number of the last row; 0 for none. */
  long last() {
    while (!ended) {
      advance();
    }
    return sequence;
  }

  private void advance() {
    if (rows == null || ended) {
      return;
    }
    try {
      List<@Nullable Object> row = rows.next();
      if (row == null) {
        ended = true;
      } else if (row.get(SEQUENCE) instanceof Long number
          && row.get(CHAIN) instanceof String code) {
        sequence = number;
        chain = code;
      }
    } catch (IOException | RuntimeException e) {
      ended = true; // the check of its files names it
    }
  }

  @Override
  public void close() throws IOException {
    if (rows != null) {
      rows.close();
    }
  }
}
