package dev.steward.erasure;

import dev.steward.catalog.ColumnDeclaration;
import dev.steward.catalog.TableDeclaration;
import dev.steward.core.PersonalDataCategory;
import dev.steward.request.Identifier;
import dev.steward.request.IdentifierForm;
import dev.steward.request.IdentifierForms;
import dev.steward.subject.Asked;
import dev.steward.subject.FoundTable;
import dev.steward.subject.Resolution;
import dev.steward.subject.Subject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Gathers what people are known by: their keys, what they gave as an identifier, and the e-mail
 * addresses and phone numbers in their own rows. Holds personal data. For one thread.
 */
public final class Names {
  /** Kinds that stand for somebody wherever they stand. */
  private static final Set<String> KINDS = Set.of("email", "phone");

  private final IdentifierForms forms;
  private final Map<Integer, Set<Identifier>> byPerson = new TreeMap<>();
  private final Map<TableDeclaration, Map<String, String>> kinds = new LinkedHashMap<>();

  public Names(Resolution resolution, List<Asked> asked, IdentifierForms forms) {
    this.forms = forms;
    Map<String, Asked> byRequest = new LinkedHashMap<>();
    asked.forEach(it -> byRequest.put(it.id(), it));
    for (Subject subject : resolution.subjects()) {
      subject.keys().forEach(key -> add(subject, Identifier.key(key.people(), key.text())));
      for (String request : subject.requests()) {
        Optional.ofNullable(byRequest.get(request))
            .filter(it -> !it.kind().equals(Identifier.KEY))
            .ifPresent(it -> add(subject, new Identifier(it.kind(), it.value())));
      }
    }
  }

  private void add(Subject subject, Identifier identifier) {
    byPerson
        .computeIfAbsent(
            subject.ordinal(),
            it ->
                new TreeSet<>(
                    java.util.Comparator.comparing(Identifier::kind)
                        .thenComparing(Identifier::value)))
        .add(identifier);
  }

  /** Takes what a person's own row says. */
  void take(TableDeclaration declared, FoundTable table, RowDecision.Row row) {
    kinds
        .computeIfAbsent(declared, Names::kinds)
        .forEach(
            (column, kind) -> {
              for (List<String> cell : table.cells(row.batch(), row.row(), List.of(column))) {
                forms
                    .comparable(IdentifierForm.of(kind), cell.get(0))
                    .ifPresent(value -> add(row.subject(), new Identifier(kind, value)));
              }
            });
  }

  /** The columns that tell what people are known by, and of what kind that is. */
  static Map<String, String> kinds(TableDeclaration table) {
    Map<String, String> kinds = new TreeMap<>(table.identifiers());
    table
        .columns()
        .forEach(
            (column, declared) ->
                category(declared)
                    .filter(KINDS::contains)
                    .ifPresent(kind -> kinds.putIfAbsent(column, kind)));
    return kinds;
  }

  private static Optional<String> category(ColumnDeclaration declared) {
    return declared.category().map(PersonalDataCategory::name);
  }

  /** All of it, other than of some people. */
  List<Wanted> wanted(Set<Integer> without) {
    return byPerson.entrySet().stream()
        .filter(person -> !without.contains(person.getKey()))
        .flatMap(person -> person.getValue().stream().map(it -> new Wanted(person.getKey(), it)))
        .toList();
  }

  @Override
  public String toString() {
    return "Names[" + byPerson.size() + "]";
  }
}
