package dev.steward.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.catalog.ColumnDeclaration;
import dev.steward.catalog.ColumnOverride;
import dev.steward.catalog.EraseRule;
import dev.steward.catalog.Overrides;
import dev.steward.catalog.SubjectLink;
import dev.steward.catalog.TableDeclaration;
import dev.steward.core.Column;
import dev.steward.core.PersonalDataCategory;
import dev.steward.core.TableRef;
import dev.steward.detect.Detectors;
import dev.steward.testkit.Rows;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Verdicts that nothing overrules, as the inventory shows them. */
class OverridesTest {
  private static final TableRef CONTACT = new TableRef("crm", "contact");

  @Test
  void setNoneAgainstWhatIsFoundAndTellWhy() {
    Finding email = find(List.of(), none("crm.contact.email"));

    assertThat(email.status()).isEqualTo(Finding.Status.NONE);
    assertThat(email.personal()).isFalse();
    assertThat(email.category()).isEmpty();
    assertThat(email.confidence()).isZero();
    assertThat(email.maskedExamples()).isEmpty();
    assertThat(email.coveredByErasure()).isEmpty();
    assertThat(email.evidence())
        .startsWith("override: none (of an office); name:email; values:email 1.00 of 20 distinct");
  }

  @Test
  void setACategoryAgainstWhatIsFound() {
    Finding email = find(List.of(), to("crm.contact.email", "username"));

    assertThat(email.status()).isEqualTo(Finding.Status.UNDECLARED);
    assertThat(email.personal()).isTrue();
    assertThat(email.category()).contains(PersonalDataCategory.of("username"));
    assertThat(email.confidence()).isEqualTo(1);
    assertThat(email.matchRate()).isZero();
    assertThat(email.evidence()).startsWith("override: username (of an office); name:email");
  }

  @Test
  void keepTheMatchesOfTheSameCategory() {
    Finding email = find(List.of(), to("crm.contact.email", "email"));

    assertThat(email.confidence()).isEqualTo(1);
    assertThat(email.matchRate()).isEqualTo(1);
    assertThat(email.matchedDistinct()).isEqualTo(20);
  }

  @Test
  void areHeldAgainstWhatIsDeclared() {
    assertThat(find(declared("username"), to("crm.contact.email", "username")).status())
        .isEqualTo(Finding.Status.CONFIRMED);
    assertThat(find(declared("email"), to("crm.contact.email", "username")).status())
        .isEqualTo(Finding.Status.MISMATCH);
    Finding none = find(declared("email"), none("crm.contact.email"));
    assertThat(none.status()).isEqualTo(Finding.Status.NONE);
    assertThat(none.declared()).isEqualTo("email");
    TableDeclaration free =
        new TableDeclaration(CONTACT, List.of(), Map.of(), Map.of(), Optional.empty(), true);
    assertThat(find(List.of(free), to("crm.contact.email", "username")).status())
        .isEqualTo(Finding.Status.MISMATCH);
  }

  @Test
  void confirmWhatIsDeclaredOfAColumnWithoutValues() {
    Inventory inventory = inventory(declared("email"), "", to("crm.contact.email", "email"));
    assertThat(inventory.findings().get(0).status()).isEqualTo(Finding.Status.CONFIRMED);
  }

  @Test
  void reachColumnsByGlobsAndTheFirstCounts() {
    for (String glob : List.of("crm.*.email", "*.contact.*", "crm.contact.e*", "**", "crm.**")) {
      assertThat(find(List.of(), none(glob)).status()).as(glob).isEqualTo(Finding.Status.NONE);
    }
    for (String glob : List.of("crm.email", "erp.*.email", "crm.contact.mail", "rm.*.email")) {
      assertThat(find(List.of(), none(glob)).evidence()).as(glob).startsWith("name:email");
    }
    assertThat(find(List.of(), none("crm.*.phone"), to("crm.*.e*", "phone"), none("**")).category())
        .contains(PersonalDataCategory.of("phone"));
  }

  @Test
  void reachFieldsOfJson() {
    Inventory inventory =
        inventory(List.of(), "{\"mail\":\"p%d@example.org\"}", none("crm.contact.email.mail"));
    Finding field = inventory.findings().get(1);

    assertThat(field.column().column()).isEqualTo("email.mail");
    assertThat(field.status()).isEqualTo(Finding.Status.NONE);
  }

  private static ColumnOverride none(String columns) {
    return new ColumnOverride(columns, Optional.empty(), "of an office");
  }

  private static ColumnOverride to(String columns, String category) {
    return new ColumnOverride(columns, PersonalDataCategory.find(category), "of an office");
  }

  private static List<TableDeclaration> declared(String category) {
    ColumnDeclaration column =
        new ColumnDeclaration(
            PersonalDataCategory.find(category), false, Optional.empty(), Optional.empty());
    return List.of(
        new TableDeclaration(
            CONTACT,
            List.of(new SubjectLink.Root(List.of("id"))),
            Map.of(),
            Map.of("email", column),
            Optional.of(new EraseRule.Anonymise()),
            false));
  }

  private static Finding find(List<TableDeclaration> declarations, ColumnOverride... overrides) {
    return inventory(declarations, "anna%d@example.org", overrides).findings().get(0);
  }

  private static Inventory inventory(
      List<TableDeclaration> declarations, String value, ColumnOverride... overrides) {
    List<Column> columns = List.of(Rows.text("email"));
    TableProfiler profiler = new TableProfiler(Detectors.standard(), columns);
    profiler.add(
        Rows.batch(IntStream.range(0, 20).mapToObj(i -> List.of(value.formatted(i))).toList()));
    return Inventory.of(
        List.of(ScannedTable.scanned(CONTACT, columns, List.of(), profiler.profile())),
        Detectors.standard(),
        declarations,
        new Overrides(List.of(overrides)),
        LocalDate.of(2026, 11, 23),
        Optional.empty());
  }
}
