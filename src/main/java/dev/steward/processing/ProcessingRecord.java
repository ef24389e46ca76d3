package dev.steward.processing;

import static dev.steward.report.ReportType.BOOLEAN;
import static dev.steward.report.ReportType.TEXT;

import dev.steward.catalog.Catalog;
import dev.steward.consent.Activity;
import dev.steward.core.PersonalDataCategory;
import dev.steward.core.TableRef;
import dev.steward.eligibility.EligibilitySettings;
import dev.steward.export.About;
import dev.steward.report.ReportColumn;
import dev.steward.report.ReportSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * The record of processing activities (Art. 30(1) GDPR): the report {@code record-of-processing}. A
 * row an activity that consent is decided for, ordered by id, and then a row a table that holds
 * personal data, ordered by name. Several values of a cell are joined by semicolons; IRIs are those
 * of the W3C Data Privacy Vocabulary. People are called by the table that has a row for each.
 */
public final class ProcessingRecord {
  public static final ReportSchema SCHEMA =
      ReportSchema.of(
          "record-of-processing",
          new ReportColumn("activity", TEXT),
          new ReportColumn("kind", TEXT),
          new ReportColumn("controller", TEXT),
          new ReportColumn("purposes", TEXT),
          new ReportColumn("purpose_iris", TEXT),
          new ReportColumn("legal_basis", TEXT),
          new ReportColumn("people", TEXT),
          new ReportColumn("people_iris", TEXT),
          new ReportColumn("categories", TEXT),
          new ReportColumn("category_iris", TEXT),
          new ReportColumn("special_categories", TEXT),
          new ReportColumn("recipients", TEXT),
          new ReportColumn("transfers", TEXT),
          new ReportColumn("retention", TEXT),
          new ReportColumn("origin", TEXT),
          new ReportColumn("sources", TEXT),
          new ReportColumn("automated_decision", BOOLEAN));

  private static final String DPV = "https://w3id.org/dpv#";
  private static final String STORED = "data-set";

  private final Catalog catalog;
  private final About about;
  private final Optional<EligibilitySettings> consent;
  private final HeldCategories held;
  private final People people;

  /**
   * @param about what the controller says about the processing
   * @param consent the activities that consent is decided for; empty where there are none
   */
  public ProcessingRecord(
      Catalog catalog, About about, Optional<EligibilitySettings> consent, HeldCategories held) {
    this.catalog = catalog;
    this.about = about;
    this.consent = consent;
    this.held = held;
    this.people = new People(catalog);
  }

  /** The values of the report's columns, a list a row. */
  public List<List<@Nullable Object>> rows() {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    consent.ifPresent(settings -> settings.activities().forEach(it -> rows.add(row(settings, it))));
    for (TableRef table : held.tables()) {
      rows.add(row(table));
    }
    return rows;
  }

  private List<@Nullable Object> row(EligibilitySettings settings, Activity activity) {
    boolean account = activity.subject() == Activity.Subject.ACCOUNT;
    List<TableRef> tables = new UsedTables(settings).of(activity);
    List<TableRef> whose = account ? List.of() : List.of(UsedTables.people(settings, activity));
    About.Facts facts = account ? about.general() : about.of(whose.get(0));
    return row(
        activity.id(),
        activity.kind().toString(),
        settings.purpose(activity.id()).map(List::of).orElse(List.of()),
        List.of(DPV + purpose(settings, activity)),
        account
            ? null
            : "consent (Art. 6(1)(a)), %s or higher".formatted(activity.minimum().name()),
        whose,
        held.of(tables),
        facts,
        facts.retention(),
        tables,
        activity.automatedDecision());
  }

  /** What may be objected to is marketing; what is below serves a relation that is there. */
  private static String purpose(EligibilitySettings settings, Activity activity) {
    if (activity.kind() == Activity.Kind.LEAD_SCORING) {
      return "Marketing";
    }
    return activity.minimum().rank() >= settings.policy().levels().objectionFrom().rank()
        ? "DirectMarketing"
        : "CustomerRelationshipManagement";
  }

  private List<@Nullable Object> row(TableRef table) {
    About.Facts facts = about.of(table);
    List<String> retention = new ArrayList<>(facts.retention());
    catalog
        .find(table)
        .flatMap(it -> it.erase())
        .flatMap(RetentionInWords::of)
        .ifPresent(retention::add);
    return row(
        table.toString(),
        STORED,
        facts.purposes(),
        List.of(),
        null,
        people.of(table),
        held.of(List.of(table)),
        facts,
        retention,
        List.of(table),
        null);
  }

  private List<@Nullable Object> row(
      String activity,
      String kind,
      List<String> purposes,
      List<String> purposeIris,
      @Nullable String legalBasis,
      List<TableRef> whose,
      SortedSet<PersonalDataCategory> categories,
      About.Facts facts,
      List<String> retention,
      List<TableRef> sources,
      @Nullable Boolean automatedDecision) {
    return Arrays.asList(
        activity,
        kind,
        joined(about.controller()),
        joined(purposes),
        joined(purposeIris),
        legalBasis,
        joined(whose.stream().map(TableRef::toString).toList()),
        joined(whose.isEmpty() ? List.of() : peopleIris(whose)),
        joined(categories.stream().map(PersonalDataCategory::name).toList()),
        joined(categories.stream().map(PersonalDataCategory::iri).distinct().toList()),
        joined(
            categories.stream()
                .filter(PersonalDataCategory::special)
                .map(PersonalDataCategory::name)
                .toList()),
        joined(facts.recipients()),
        joined(about.transfers()),
        joined(retention),
        joined(facts.origin()),
        joined(sources.stream().map(TableRef::toString).toList()),
        automatedDecision);
  }

  private List<String> peopleIris(Collection<TableRef> whose) {
    boolean children =
        consent
            .filter(it -> whose.contains(it.contacts()))
            .map(EligibilitySettings::columns)
            .filter(it -> it.isChild().isPresent() || it.birthDate().isPresent())
            .isPresent();
    return children ? List.of(DPV + "DataSubject", DPV + "Child") : List.of(DPV + "DataSubject");
  }

  private static @Nullable String joined(List<String> texts) {
    return texts.isEmpty() ? null : String.join("; ", texts);
  }
}
