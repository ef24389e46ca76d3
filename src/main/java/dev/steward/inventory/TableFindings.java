package dev.steward.inventory;

import dev.steward.catalog.ColumnOverride;
import dev.steward.catalog.Overrides;
import dev.steward.core.ColumnRef;
import dev.steward.core.PersonalDataCategory;
import dev.steward.detect.Detectors;
import dev.steward.detect.Judgement;
import dev.steward.detect.Judgement.Standing;
import dev.steward.detect.TableFacts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Compares what a table's profile shows with what is declared. */
final class TableFindings {
  private static final double MOSTLY = 0.5;

  private final Detectors detectors;
  private final Overrides overrides;
  private final Function<ColumnRef, LocalDate> firstSeen;

  TableFindings(
      Detectors detectors, Overrides overrides, Function<ColumnRef, LocalDate> firstSeen) {
    this.detectors = detectors;
    this.overrides = overrides;
    this.firstSeen = firstSeen;
  }

  /** A finding a column, each followed by the fields of the JSON in it. */
  List<Finding> of(ScannedTable table, TableProfile profile, Coverage coverage) {
    List<ColumnProfile> columns = reported(table, profile);
    List<Judgement> judgements =
        detectors.judge(
            new TableFacts(
                table.ref().table(), columns.stream().map(ColumnProfile::facts).toList()));
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      findings.add(finding(table, profile, columns.get(i), judgements.get(i), coverage));
    }
    return findings;
  }

  /** The columns of the table, those that no part of it has included, and the fields of JSON. */
  private static List<ColumnProfile> reported(ScannedTable table, TableProfile profile) {
    Map<String, ColumnProfile> own = new HashMap<>();
    Map<String, List<ColumnProfile>> fields = new HashMap<>();
    for (ColumnProfile column : profile.columns()) {
      if (column.jsonOf().isEmpty()) {
        own.put(column.name(), column);
      } else {
        fields.computeIfAbsent(column.jsonOf(), x -> new ArrayList<>()).add(column);
      }
    }
    List<ColumnProfile> reported = new ArrayList<>();
    for (var column : table.columns()) {
      ColumnProfile seen = own.get(column.name());
      if (seen == null) {
        seen = ColumnProfile.empty(column);
      }
      if (column.synthetic() && seen.values() == 0) {
        continue;
      }
      reported.add(seen);
      if (seen.jsonValues() > seen.values() * MOSTLY) {
        reported.addAll(fields.getOrDefault(column.name(), List.of()));
      }
    }
    return reported;
  }

  private Finding finding(
      ScannedTable table,
      TableProfile profile,
      ColumnProfile column,
      Judgement judged,
      Coverage coverage) {
    ColumnRef ref = new ColumnRef(table.ref(), column.name());
    Optional<PersonalDataCategory> declared = coverage.category(column.name());
    Optional<ColumnOverride> override = overrides.find(ref);
    Judgement found = override.map(one -> Overruled.by(one, judged)).orElse(judged);
    Finding.Status status;
    if (override.isPresent() && override.get().category().isEmpty()) {
      status = Finding.Status.NONE; // whatever is declared
    } else if (override.isEmpty() && declared.isPresent() && column.facts().values() == 0) {
      status = Finding.Status.NOT_FOUND; // a name alone confirms nothing
    } else {
      status = status(found, declared, coverage.declaredFreeOfPersonalData());
    }
    boolean personal = status != Finding.Status.NONE && status != Finding.Status.ORGANISATION;
    Optional<PersonalDataCategory> category =
        switch (status) {
          case NONE -> Optional.empty();
          case CONFIRMED, NOT_FOUND -> declared;
          case UNDECLARED, MISMATCH, ORGANISATION -> found.category();
        };
    boolean special = category.map(PersonalDataCategory::special).orElse(false);
    // estimates, which may exceed what bounds the numbers that they estimate
    long distinct = Math.min(Math.round(column.distinct().estimatedCount()), column.nonNullRows());
    String holder = column.jsonOf().isEmpty() ? column.name() : column.jsonOf();
    return new Finding(
        ref,
        column.column().type(),
        personal,
        category,
        rounded(found.score().value()),
        found.evidence(),
        category.isEmpty() ? 0 : rounded(found.matchRate()),
        category.isEmpty() ? 0 : Math.min(Math.round(found.matchedDistinct()), distinct),
        table.rowsInTable(),
        profile.rows(),
        column.nonNullRows(),
        distinct,
        category.isEmpty() || special ? List.of() : column.examples(found.detectors()),
        declared
            .map(PersonalDataCategory::name)
            .orElse(coverage.declaredFreeOfPersonalData() ? "none" : ""),
        status,
        personal ? Optional.of(coverage.byErasure(column.name(), holder)) : Optional.empty(),
        personal ? Optional.of(coverage.byExport(column.name(), holder)) : Optional.empty(),
        firstSeen.apply(ref));
  }

  private static Finding.Status status(
      Judgement found, Optional<PersonalDataCategory> declared, boolean declaredFree) {
    if (declared.isPresent()) {
      if (found.also().contains(declared.get())) {
        return Finding.Status.CONFIRMED;
      }
      return found.standing() == Standing.PERSONAL
          ? Finding.Status.MISMATCH
          : Finding.Status.NOT_FOUND;
    }
    return switch (found.standing()) {
      case PERSONAL -> declaredFree ? Finding.Status.MISMATCH : Finding.Status.UNDECLARED;
      case ORGANISATION -> Finding.Status.ORGANISATION;
      case NONE -> Finding.Status.NONE;
    };
  }

  private static double rounded(double value) {
    return Math.round(value * 10_000) / 10_000.0;
  }
}
