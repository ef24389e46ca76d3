package dev.steward.processing;

import dev.steward.consent.Activity;
import dev.steward.eligibility.EligibilitySettings;
import dev.steward.eligibility.Reports;
import dev.steward.export.About;
import dev.steward.files.FileStore;
import dev.steward.report.LineSink;
import dev.steward.report.PartFile;
import dev.steward.report.ReportRows;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Records of consent in the structure of ISO/IEC TS 27560: a line of JSON a person whose consent
 * rests on an event, with that event and the activities that the person is a member of, in the
 * order of keys. Keys stand as in the report about eligibility; what is said of an activity's data,
 * recipients and retention stands in the record of processing.
 */
public final class ConsentRecords {
  /** Where they are, within a publication. */
  public static final String FILE = "consent-records.jsonl";

  /** Where the person's key stands in a line. */
  public static final String PRINCIPAL = "pii_principal_id";

  private static final int ACTIVITY = Reports.ELIGIBILITY.indexOf("activity");

  private final Map<String, Activity> activities = new LinkedHashMap<>();
  private final ConsentLine line;

  /**
   * @param about who the controller is
   */
  public ConsentRecords(EligibilitySettings settings, About about) {
    settings.activities().forEach(activity -> activities.put(activity.id(), activity));
    this.line = new ConsentLine(settings, about);
  }

  /**
   * Writes them.
   *
   * @param parts of the report about eligibility, in the order of its rows; accounts, which hold no
   *     consent, have no event in them
   */
  public void write(FileStore files, List<PartFile> parts, LineSink out) throws IOException {
    List<ActivityRows> all = new ArrayList<>();
    try {
      for (Map.Entry<String, List<PartFile>> each : byActivity(files, parts).entrySet()) {
        all.add(new ActivityRows(files, each.getKey(), each.getValue()));
      }
      write(all, out);
    } finally {
      for (ActivityRows each : all) {
        each.close();
      }
    }
  }

  private void write(List<ActivityRows> all, LineSink out) throws IOException {
    while (true) {
      ActivityRows first = null;
      for (ActivityRows each : all) {
        if (!each.isAtEnd() && (first == null || each.compareTo(first) < 0)) {
          first = each;
        }
      }
      if (first == null) {
        return;
      }
      line.begin(first);
      for (ActivityRows each : all) {
        if (each != first && !each.isAtEnd() && each.compareTo(first) == 0) {
          add(each);
        }
      }
      add(first);
      out.line(line.end());
    }
  }

  /** All decisions of an activity about the person at hand. */
  private void add(ActivityRows of) throws IOException {
    line.add(Objects.requireNonNull(activities.get(of.activity())), of.isEligible());
    String contact = of.contact();
    while (!of.isAtEnd() && of.contact().equals(contact)) {
      of.next();
    }
  }

  private static Map<String, List<PartFile>> byActivity(FileStore files, List<PartFile> parts)
      throws IOException {
    Map<String, List<PartFile>> byActivity = new LinkedHashMap<>();
    for (PartFile part : parts) {
      try (ReportRows rows = ReportRows.of(files, Reports.ELIGIBILITY, List.of(part))) {
        List<@Nullable Object> first = rows.next();
        if (first != null) {
          byActivity
              .computeIfAbsent(String.valueOf(first.get(ACTIVITY)), it -> new ArrayList<>())
              .add(part);
        }
      }
    }
    return byActivity;
  }
}
