package dev.steward.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.catalog.Anonymisation;
import dev.steward.catalog.ColumnDeclaration;
import dev.steward.catalog.EraseRule;
import dev.steward.catalog.SubjectLink;
import dev.steward.catalog.TableDeclaration;
import dev.steward.core.Column;
import dev.steward.core.ColumnRef;
import dev.steward.core.PersonalDataCategory;
import dev.steward.core.TableRef;
import dev.steward.detect.Detectors;
import dev.steward.report.ReportColumn;
import dev.steward.report.ReportSchema;
import dev.steward.source.Irregularity;
import dev.steward.testkit.Rows;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InventoryTest {
  private static final Detectors DETECTORS = Detectors.standard();
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  private static final LocalDate EARLIER = LocalDate.of(2026, 10, 1);
  private static final TableRef CUSTOMER = new TableRef("crm", "customer");
  private static final List<Column> COLUMNS =
      List.of(
          Rows.text("id"),
          Rows.text("email"),
          Rows.text("religion"),
          Rows.text("colour"),
          Rows.text("passport_no"));

  @Test
  void reportsWhatNobodyDeclared() {
    Finding email = finding(inventory(List.of()), "email");
    assertThat(email.status()).isEqualTo(Finding.Status.UNDECLARED);
    assertThat(email.personal()).isTrue();
    assertThat(email.category()).contains(PersonalDataCategory.of("email"));
    assertThat(email.evidence())
        .contains("name:email")
        .contains("values:email 1.00 of 20 distinct");
    assertThat(email.matchRate()).isEqualTo(1);
    assertThat(email.matchedDistinct()).isEqualTo(20);
    assertThat(email.coveredByErasure()).contains(false);
    assertThat(email.coveredByExport()).contains(false);
    assertThat(email.maskedExamples()).containsExactly("xxxx9@xxxxxxx.xxx", "xxxx99@xxxxxxx.xxx");
  }

  @Test
  void saysNothingOfColumnsWithoutASign() {
    Finding colour = finding(inventory(List.of()), "colour");
    assertThat(colour.status()).isEqualTo(Finding.Status.NONE);
    assertThat(colour.category()).isEmpty();
    assertThat(colour.maskedExamples()).isEmpty();
    assertThat(colour.coveredByErasure()).isEmpty();
    assertThat(colour.coveredByExport()).isEmpty();
  }

  @Test
  void showsNoExamplesOfSpecialCategories() {
    Finding religion = finding(inventory(List.of()), "religion");
    assertThat(religion.special()).isTrue();
    assertThat(religion.maskedExamples()).isEmpty();
  }

  @Test
  void confirmsWhatIsDeclaredAndFound() {
    Finding email =
        finding(inventory(List.of(declared(Map.of("email", column("email"))))), "email");
    assertThat(email.status()).isEqualTo(Finding.Status.CONFIRMED);
    assertThat(email.declared()).isEqualTo("email");
    assertThat(email.coveredByErasure()).contains(true);
    assertThat(email.coveredByExport()).contains(true);
  }

  @Test
  void takesAnIdentifierForADeclaration() {
    TableDeclaration declaration =
        new TableDeclaration(
            CUSTOMER,
            List.of(new SubjectLink.Root(List.of("id"))),
            Map.of("email", "email"),
            Map.of(),
            Optional.of(new EraseRule.Anonymise()),
            false);
    Finding email = finding(inventory(List.of(declaration)), "email");
    assertThat(email.status()).isEqualTo(Finding.Status.CONFIRMED);
    assertThat(email.coveredByErasure()).contains(true);
  }

  @Test
  void namesWhatIsDeclaredAsSomethingElse() {
    Finding email = finding(inventory(List.of(declared(Map.of("email", column("iban"))))), "email");
    assertThat(email.status()).isEqualTo(Finding.Status.MISMATCH);
    assertThat(email.category()).contains(PersonalDataCategory.of("email"));
    assertThat(email.declared()).isEqualTo("iban");
  }

  @Test
  void namesWhatIsFoundInATableDeclaredFreeOfPersonalData() {
    TableDeclaration free =
        new TableDeclaration(CUSTOMER, List.of(), Map.of(), Map.of(), Optional.empty(), true);
    Inventory inventory = inventory(List.of(free));
    assertThat(finding(inventory, "email").status()).isEqualTo(Finding.Status.MISMATCH);
    assertThat(finding(inventory, "email").declared()).isEqualTo("none");
    assertThat(inventory.tables().get(0).subjectLink()).isEqualTo("personal: none");
  }

  @Test
  void keepsTreatingAsPersonalWhatIsDeclaredThoughNothingShowsIt() {
    Finding colour =
        finding(inventory(List.of(declared(Map.of("colour", column("username"))))), "colour");
    assertThat(colour.status()).isEqualTo(Finding.Status.NOT_FOUND);
    assertThat(colour.personal()).isTrue();
    assertThat(colour.category()).contains(PersonalDataCategory.of("username"));
  }

  @Test
  void doesNotCoverWhatIsWithheldOrKept() {
    ColumnDeclaration withheld =
        new ColumnDeclaration(
            PersonalDataCategory.find("email"),
            true,
            Optional.of("trade secret"),
            Optional.of(new Anonymisation.Keep()));
    Finding email = finding(inventory(List.of(declared(Map.of("email", withheld)))), "email");
    assertThat(email.coveredByExport()).contains(false);
    assertThat(email.coveredByErasure()).contains(false);
  }

  @Test
  void setsTheContactDataOfOrganisationsApart() {
    TableRef vendor = new TableRef("erp", "vendor");
    List<Column> columns = List.of(Rows.text("vendor_name"), Rows.text("phone"));
    TableProfiler profiler = new TableProfiler(DETECTORS, columns);
    profiler.add(
        Rows.batch(
            IntStream.range(10, 30)
                .mapToObj(i -> List.of("Berg " + i + " GmbH", "+49 30 9018" + i))
                .toList()));
    Inventory inventory =
        inventory(
            List.of(ScannedTable.scanned(vendor, columns, List.of(), profiler.profile())),
            List.of(),
            Optional.empty());
    Finding phone = finding(inventory, "phone");
    assertThat(phone.status()).isEqualTo(Finding.Status.ORGANISATION);
    assertThat(phone.personal()).isFalse();
    assertThat(phone.category()).contains(PersonalDataCategory.of("phone"));
  }

  @Test
  void hasNoChangesOnTheFirstRunAndSeesAllForTheFirstTime() {
    Inventory inventory = inventory(List.of());
    assertThat(inventory.changes()).isEmpty();
    assertThat(inventory.findings()).allMatch(finding -> finding.firstSeen().equals(TODAY));
  }

  @Test
  void tellsWhatHasChangedSinceTheRunBefore() {
    List<PreviousFinding> before =
        List.of(
            before(CUSTOMER, "id", "none", "none"),
            before(CUSTOMER, "email", "phone", "undeclared"),
            before(CUSTOMER, "religion", "religion", "confirmed"),
            before(CUSTOMER, "gone", "iban", "confirmed"),
            before(CUSTOMER, "colour", "none", "none"));
    Inventory inventory = inventory(List.of(customers()), List.of(), Optional.of(before));
    assertThat(inventory.changes())
        .containsExactly(
            change("email", Change.Kind.CATEGORY, "phone", "email"),
            change("gone", Change.Kind.REMOVED, "iban", ""),
            change("passport_no", Change.Kind.ADDED, "", "passport"),
            change("religion", Change.Kind.STATUS, "confirmed", "undeclared"));
    assertThat(finding(inventory, "email").firstSeen()).isEqualTo(EARLIER);
    assertThat(finding(inventory, "passport_no").firstSeen()).isEqualTo(TODAY);
  }

  @Test
  void doesNotTakeAFailedTableForARemovedOne() {
    ScannedTable failed = ScannedTable.failed(CUSTOMER, List.of(), "Cannot connect");
    Inventory inventory =
        inventory(
            List.of(failed),
            List.of(),
            Optional.of(
                List.of(
                    before(CUSTOMER, "email", "email", "undeclared"),
                    before(new TableRef("crm", "dropped"), "x", "none", "none"))));
    assertThat(inventory.changes())
        .extracting(change -> change.column().table().table())
        .containsExactly("dropped");
    assertThat(inventory.findings()).isEmpty();
    assertThat(inventory.tables().get(0).status()).isEqualTo(ScannedTable.Status.FAILED);
    assertThat(inventory.tables().get(0).message()).isEqualTo("Cannot connect");
  }

  @Test
  void sumsUpEachTable() {
    TableProfile profile =
        customersProfile()
            .with(List.of(new Irregularity("fewer cells than the header", 2, "line 17")));
    ScannedTable sampled =
        ScannedTable.sampled(
            CUSTOMER,
            COLUMNS,
            OptionalLong.of(9000),
            List.of("no primary key: one split"),
            profile);
    TableSummary summary =
        inventory(List.of(sampled), List.of(declared(Map.of())), Optional.empty()).tables().get(0);
    assertThat(summary.status()).hasToString("sampled");
    assertThat(summary.rows()).hasValue(9000);
    assertThat(summary.rowsScanned()).isEqualTo(20);
    assertThat(summary.columns()).isEqualTo(5);
    assertThat(summary.personalColumns()).isEqualTo(3);
    assertThat(summary.specialCategoryColumns()).isEqualTo(1);
    assertThat(summary.subjectLink()).isEqualTo("root(id)");
    assertThat(summary.message())
        .isEqualTo(
            "no primary key: one split; fewer cells than the header: 2 rows, first at line 17");
  }

  @Test
  void putsLinksInWords() {
    ColumnRef order = new ColumnRef(new TableRef("crm", "orders"), "orderid");
    TableDeclaration declaration =
        new TableDeclaration(
            CUSTOMER,
            List.of(
                new SubjectLink.ToSubject(List.of("parentcontactid"), SubjectLink.Relation.OWNS),
                new SubjectLink.ToRows(
                    List.of("orderid"), List.of(order), SubjectLink.Relation.SHARED)),
            Map.of(),
            Map.of(),
            Optional.empty(),
            false);
    assertThat(new Coverage(declaration).linkInWords())
        .isEqualTo("parentcontactid; orderid → crm.orders.orderid (shared)");
    assertThat(new Coverage(null).linkInWords()).isEmpty();
  }

  @Test
  void givesRowsOfTheReportsTypes() {
    Inventory inventory = inventory(List.of());
    inventory.findings().forEach(finding -> assertFits(Finding.SCHEMA, finding.row()));
    inventory.tables().forEach(table -> assertFits(TableSummary.SCHEMA, table.row()));
    assertFits(Change.SCHEMA, change("email", Change.Kind.ADDED, "", "email").row());
  }

  @Test
  void leavesOutASyntheticColumnThatHoldsNothing() {
    List<Column> columns =
        List.of(Rows.text("a"), new Column("extra", Rows.text("a").type(), "text", true));
    TableProfiler profiler = new TableProfiler(DETECTORS, columns);
    profiler.add(Rows.batch(List.of(List.of("x", ""))));
    Inventory inventory =
        inventory(
            List.of(ScannedTable.scanned(CUSTOMER, columns, List.of(), profiler.profile())),
            List.of(),
            Optional.empty());
    assertThat(inventory.findings()).extracting(f -> f.column().column()).containsExactly("a");
  }

  private static void assertFits(ReportSchema schema, List<?> row) {
    assertThat(row).hasSameSizeAs(schema.columns());
    for (int i = 0; i < row.size(); i++) {
      ReportColumn column = schema.columns().get(i);
      Object value = row.get(i);
      if (value != null) {
        assertThat(value).as(column.name()).isInstanceOf(column.type().valueType());
      }
    }
  }

  private static Finding finding(Inventory inventory, String column) {
    return inventory.findings().stream()
        .filter(finding -> finding.column().column().equals(column))
        .findFirst()
        .orElseThrow();
  }

  private static Inventory inventory(List<TableDeclaration> declarations) {
    return inventory(List.of(customers()), declarations, Optional.empty());
  }

  private static Inventory inventory(
      List<ScannedTable> tables,
      List<TableDeclaration> declarations,
      Optional<Collection<PreviousFinding>> before) {
    return Inventory.of(tables, DETECTORS, declarations, TODAY, before);
  }

  private static ScannedTable customers() {
    return ScannedTable.scanned(CUSTOMER, COLUMNS, List.of(), customersProfile());
  }

  private static TableProfile customersProfile() {
    TableProfiler profiler = new TableProfiler(DETECTORS, COLUMNS);
    profiler.add(
        Rows.batch(
            IntStream.range(0, 20)
                .mapToObj(
                    i ->
                        List.of(
                            "" + i,
                            "anna" + i + "@example.org",
                            i % 2 == 0 ? "catholic" : "muslim",
                            i % 3 == 0 ? "turquoise" : "magenta",
                            "C01X0" + (1000 + i)))
                .toList()));
    return profiler.profile();
  }

  private static TableDeclaration declared(Map<String, ColumnDeclaration> columns) {
    return new TableDeclaration(
        CUSTOMER,
        List.of(new SubjectLink.Root(List.of("id"))),
        Map.of(),
        columns,
        Optional.of(new EraseRule.Anonymise()),
        false);
  }

  private static ColumnDeclaration column(String category) {
    return new ColumnDeclaration(
        PersonalDataCategory.find(category), false, Optional.empty(), Optional.empty());
  }

  private static PreviousFinding before(
      TableRef table, String column, String category, String status) {
    return new PreviousFinding(new ColumnRef(table, column), category, status, EARLIER);
  }

  private static Change change(String column, Change.Kind kind, String before, String after) {
    return new Change(new ColumnRef(CUSTOMER, column), kind, before, after);
  }
}
