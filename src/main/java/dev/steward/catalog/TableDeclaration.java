package dev.steward.catalog;

import dev.steward.core.TableRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the configuration says about a table.
 *
 * @param subjects how its rows belong to people; empty where it does not say
 * @param identifiers kinds of identifier ({@code email}, {@code phone}) by column, for tables whose
 *     rows are people
 * @param columns by column name
 * @param erase empty where no rule is given
 * @param noPersonalData declared free of personal data ({@code personal: none})
 */
public record TableDeclaration(
    TableRef table,
    List<SubjectLink> subjects,
    Map<String, String> identifiers,
    Map<String, ColumnDeclaration> columns,
    Optional<EraseRule> erase,
    boolean noPersonalData) {
  public TableDeclaration {
    subjects = List.copyOf(subjects);
    identifiers = Map.copyOf(identifiers);
    columns = Map.copyOf(columns);
  }

  /** Whether its rows may be people of other tables, or belong to them. */
  public boolean belongsToPeople() {
    return subjects.stream().anyMatch(TableDeclaration::belongs);
  }

  private static boolean belongs(SubjectLink link) {
    if (link instanceof SubjectLink.ToRows rows) {
      return rows.relation() != SubjectLink.Relation.NAMES;
    }
    return link instanceof SubjectLink.ToSubject subject
        && subject.relation() != SubjectLink.Relation.NAMES;
  }
}
