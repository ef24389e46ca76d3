package dev.steward.inventory;

import dev.steward.core.ColumnRef;
import dev.steward.core.DataType;
import dev.steward.core.PersonalDataCategory;
import dev.steward.report.ReportColumn;
import dev.steward.report.ReportSchema;
import dev.steward.report.ReportType;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a column holds and what is declared about it: a row of the report {@code inventory}.
 *
 * @param personal whether it is to be treated as personal data: because it was found so, or because
 *     it is declared so although nothing shows it
 * @param category the one found, else the one declared; empty for a column without either
 * @param confidence from 0 to 1
 * @param rowsInTable empty where nobody knows
 * @param declared the declared category, {@code none} for a table declared free of personal data,
 *     empty where nothing is declared
 * @param coveredByErasure whether erasure reaches it: its table has a link to a person and a rule
 *     that blanks or deletes it; empty for a column that is not personal
 * @param coveredByExport whether an export has its values: its table has a link to a person and the
 *     column is not withheld; empty for a column that is not personal
 */
public record Finding(
    ColumnRef column,
    DataType dataType,
    boolean personal,
    Optional<PersonalDataCategory> category,
    double confidence,
    String evidence,
    double matchRate,
    long matchedDistinct,
    OptionalLong rowsInTable,
    long rowsScanned,
    long nonNullRows,
    long distinctEstimate,
    List<String> maskedExamples,
    String declared,
    Status status,
    Optional<Boolean> coveredByErasure,
    Optional<Boolean> coveredByExport,
    LocalDate firstSeen) {

  /** The report that lists findings. */
  public static final ReportSchema SCHEMA =
      ReportSchema.of(
          "inventory",
          new ReportColumn("source", ReportType.TEXT),
          new ReportColumn("table", ReportType.TEXT),
          new ReportColumn("column", ReportType.TEXT),
          new ReportColumn("data_type", ReportType.TEXT),
          new ReportColumn("is_personal", ReportType.BOOLEAN),
          new ReportColumn("category", ReportType.TEXT),
          new ReportColumn("category_iri", ReportType.TEXT),
          new ReportColumn("gdpr_article", ReportType.TEXT),
          new ReportColumn("special_category", ReportType.BOOLEAN),
          new ReportColumn("confidence", ReportType.DOUBLE),
          new ReportColumn("evidence", ReportType.TEXT),
          new ReportColumn("match_rate", ReportType.DOUBLE),
          new ReportColumn("matched_distinct", ReportType.LONG),
          new ReportColumn("rows_in_table", ReportType.LONG),
          new ReportColumn("rows_scanned", ReportType.LONG),
          new ReportColumn("non_null_rows", ReportType.LONG),
          new ReportColumn("distinct_estimate", ReportType.LONG),
          new ReportColumn("masked_examples", ReportType.TEXT),
          new ReportColumn("declared_category", ReportType.TEXT),
          new ReportColumn("status", ReportType.TEXT),
          new ReportColumn("covered_by_erasure", ReportType.BOOLEAN),
          new ReportColumn("covered_by_export", ReportType.BOOLEAN),
          new ReportColumn("first_seen", ReportType.DATE));

  public Finding {
    maskedExamples = List.copyOf(maskedExamples);
  }

  /** Whether it is personal data of a special category (Art. 9). */
  public boolean special() {
    return personal && category.map(PersonalDataCategory::special).orElse(false);
  }

  /** The values of the report's columns. */
  public List<@Nullable Object> row() {
    return Arrays.asList(
        column.table().source(),
        column.table().table(),
        column.column(),
        dataType.name().toLowerCase(Locale.ROOT),
        personal,
        category.map(PersonalDataCategory::name).orElse("none"),
        category.map(PersonalDataCategory::iri).orElse(null),
        category.map(PersonalDataCategory::gdprArticle).orElse(null),
        special(),
        confidence,
        evidence,
        matchRate,
        matchedDistinct,
        rowsInTable.isPresent() ? rowsInTable.getAsLong() : null,
        rowsScanned,
        nonNullRows,
        distinctEstimate,
        String.join(" | ", maskedExamples),
        declared,
        status.toString(),
        coveredByErasure.orElse(null),
        coveredByExport.orElse(null),
        firstSeen);
  }

  /** How what is declared and what was found agree. */
  public enum Status {
    /** Declared and found. */
    CONFIRMED,
    /** Found, not declared. */
    UNDECLARED,
    /** Found to be something else than declared. */
    MISMATCH,
    /** Declared, and no sign of it. */
    NOT_FOUND,
    /** Of the form of personal data, but of an organisation or a place. */
    ORGANISATION,
    /** Neither declared nor found. */
    NONE;

    /** The word in reports. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
