package dev.steward.config;

import dev.steward.catalog.Anonymisation;
import dev.steward.catalog.ColumnDeclaration;
import dev.steward.catalog.EraseRule;
import dev.steward.catalog.TableDeclaration;
import dev.steward.config.TableProperties.ColumnProperties;
import dev.steward.core.PersonalDataCategory;
import dev.steward.core.TableRef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a table's declaration of its properties. */
final class TableCheck {
  private static final List<String> WORDS = List.of("null", "pseudonym", "year", "keep");

  private final LinkCheck links;
  private final EraseCheck erase;
  private final FaultList faults;

  TableCheck(DeclaredNames names, FaultList faults) {
    this.links = new LinkCheck(names, faults);
    this.erase = new EraseCheck(names, faults);
    this.faults = faults;
  }

  TableDeclaration declaration(TableRef table, TableProperties properties, PropertyPath path) {
    boolean none = saysNoPersonalData(properties, path);
    Map<String, String> identifiers =
        properties.identifiers() == null ? Map.of() : properties.identifiers();
    identifiers.forEach(
        (column, kind) -> {
          if (kind.isBlank() || kind.equals("key")) {
            faults.add(
                path.child("identifiers").key(column), "expected a kind such as email or phone");
          }
        });
    Map<String, ColumnDeclaration> columns = new LinkedHashMap<>();
    if (properties.columns() != null) {
      properties
          .columns()
          .forEach(
              (name, column) -> columns.put(name, column(column, path.child("columns").key(name))));
    }
    Optional<EraseRule> rule = Optional.empty();
    if (properties.erase() != null) {
      rule = erase.rule(properties.erase(), path.child("erase"));
    }
    return new TableDeclaration(
        table, links.links(table, properties, path), identifiers, columns, rule, none);
  }

  private boolean saysNoPersonalData(TableProperties properties, PropertyPath path) {
    String personal = properties.personal();
    if (personal == null) {
      return false;
    }
    if (!personal.equals("none")) {
      faults.unknown(
          path.child("personal"), "no such value: " + personal, List.of("none"), personal);
    } else if (properties.subject() != null
        || properties.subjects() != null
        || properties.identifiers() != null
        || properties.columns() != null
        || properties.erase() != null) {
      faults.add(path.child("personal"), "a table without personal data has no other declarations");
    }
    return true;
  }

  private ColumnDeclaration column(ColumnProperties column, PropertyPath path) {
    Optional<PersonalDataCategory> category =
        column.category() == null
            ? Optional.empty()
            : new CategoryCheck(faults).of(column.category(), path);
    if (column.withheld() != null && column.withheld().isBlank()) {
      faults.add(path.child("withheld"), "say why exports leave the column out");
    }
    Optional<Anonymisation> anonymise = Optional.empty();
    if (column.anonymise() != null) {
      anonymise = anonymisation(column.anonymise(), path.child("anonymise"));
    }
    return new ColumnDeclaration(
        category,
        Boolean.TRUE.equals(column.provided()),
        Optional.ofNullable(column.withheld()),
        anonymise);
  }

  private Optional<Anonymisation> anonymisation(AnonymiseProperties properties, PropertyPath path) {
    if (properties.text() != null) {
      return Optional.of(new Anonymisation.ToText(properties.text()));
    }
    String word = properties.word() == null ? "" : properties.word();
    return switch (word) {
      case "", "null" -> Optional.of(new Anonymisation.ToNull());
      case "pseudonym" -> Optional.of(new Anonymisation.ToPseudonym());
      case "year" -> Optional.of(new Anonymisation.ToYear());
      case "keep" -> Optional.of(new Anonymisation.Keep());
      default -> {
        faults.unknown(path, "no such word (a fixed text is {text: …}): " + word, WORDS, word);
        yield Optional.empty();
      }
    };
  }
}
