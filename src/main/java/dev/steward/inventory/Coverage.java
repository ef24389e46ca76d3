package dev.steward.inventory;

import dev.steward.catalog.Anonymisation;
import dev.steward.catalog.ColumnDeclaration;
import dev.steward.catalog.EraseRule;
import dev.steward.catalog.SubjectLink;
import dev.steward.catalog.TableDeclaration;
import dev.steward.core.ColumnRef;
import dev.steward.core.PersonalDataCategory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether what is declared about a table reaches a column. Fields of JSON text are reached with the
 * column that holds the text.
 */
record Coverage(@Nullable TableDeclaration declaration) {

  /** The declared category of a column: its own, else that of the identifier it is. */
  Optional<PersonalDataCategory> category(String column) {
    if (declaration == null) {
      return Optional.empty();
    }
    Optional<PersonalDataCategory> own =
        Optional.ofNullable(declaration.columns().get(column)).flatMap(ColumnDeclaration::category);
    return own.isPresent()
        ? own
        : Optional.ofNullable(declaration.identifiers().get(column))
            .flatMap(PersonalDataCategory::find);
  }

  boolean declaredFreeOfPersonalData() {
    return declaration != null && declaration.noPersonalData();
  }

  boolean byExport(String column, String holder) {
    return linked() && withheld(column).isEmpty() && withheld(holder).isEmpty();
  }

  boolean byErasure(String column, String holder) {
    if (!linked() || declaration == null || declaration.erase().isEmpty()) {
      return false;
    }
    EraseRule rule = declaration.erase().get();
    if (rule instanceof EraseRule.Delete || rule instanceof EraseRule.Follow) {
      return true;
    }
    if (rule instanceof EraseRule.Retain retain) {
      return retain.until().isPresent()
          || retain.anonymise().contains(column)
          || retain.anonymise().contains(holder);
    }
    return blanked(column) || blanked(holder);
  }

  /** {@code root(contactid)}, {@code parentcontactid}, {@code orderid → crm.orders.orderid}. */
  String linkInWords() {
    if (declaration == null) {
      return "";
    }
    if (declaration.noPersonalData()) {
      return "personal: none";
    }
    return String.join("; ", declaration.subjects().stream().map(Coverage::words).toList());
  }

  private boolean linked() {
    return declaration != null && !declaration.subjects().isEmpty();
  }

  private Optional<String> withheld(String column) {
    return declaration == null
        ? Optional.empty()
        : Optional.ofNullable(declaration.columns().get(column))
            .flatMap(ColumnDeclaration::withheld);
  }

  /** Anonymising blanks the declared columns, but for those that it is told to keep. */
  private boolean blanked(String column) {
    if (declaration == null) {
      return false;
    }
    ColumnDeclaration declared = declaration.columns().get(column);
    if (declared == null) {
      return declaration.identifiers().containsKey(column);
    }
    return declared.anonymise().isPresent()
        ? !(declared.anonymise().get() instanceof Anonymisation.Keep)
        : category(column).isPresent();
  }

  private static String words(SubjectLink link) {
    if (link instanceof SubjectLink.Root root) {
      return "root(" + String.join(", ", root.key()) + ")";
    }
    if (link instanceof SubjectLink.ToSubject to) {
      return String.join(", ", to.columns()) + shared(to.relation());
    }
    SubjectLink.ToRows to = (SubjectLink.ToRows) link;
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < to.columns().size(); i++) {
      ColumnRef reference = to.references().get(i);
      pairs.add(to.columns().get(i) + " → " + reference);
    }
    return String.join(", ", pairs) + shared(to.relation());
  }

  private static String shared(SubjectLink.Relation relation) {
    return relation == SubjectLink.Relation.SHARED ? " (shared)" : "";
  }
}
