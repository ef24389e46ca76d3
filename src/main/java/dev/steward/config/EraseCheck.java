package dev.steward.config;

import dev.steward.catalog.EraseRule;
import dev.steward.config.TableProperties.EraseProperties;
import dev.steward.config.TableProperties.UntilProperties;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes erase rules of their properties. */
final class EraseCheck {
  private static final List<String> ACTIONS = List.of("delete", "anonymise", "retain", "follow");

  private final DeclaredNames names;
  private final FaultList faults;

  EraseCheck(DeclaredNames names, FaultList faults) {
    this.names = names;
    this.faults = faults;
  }

  Optional<EraseRule> rule(EraseProperties erase, PropertyPath path) {
    String action = erase.action();
    if (action == null) {
      faults.add(path.child("action"), "missing; one of " + String.join(", ", ACTIONS));
      return Optional.empty();
    }
    return switch (action) {
      case "delete" -> {
        refuseAllBut(Set.of(), erase, path);
        yield Optional.of(new EraseRule.Delete());
      }
      case "anonymise" -> {
        refuseAllBut(Set.of(), erase, path);
        yield Optional.of(new EraseRule.Anonymise());
      }
      case "retain" -> {
        refuseAllBut(Set.of("basis", "until", "anonymise"), erase, path);
        yield retain(erase, path);
      }
      case "follow" -> {
        refuseAllBut(Set.of("of"), erase, path);
        yield follow(erase, path.child("of"));
      }
      default -> {
        faults.unknown(path.child("action"), "no such action: " + action, ACTIONS, action);
        yield Optional.empty();
      }
    };
  }

  private Optional<EraseRule> retain(EraseProperties erase, PropertyPath path) {
    String basis = erase.basis();
    if (basis == null || basis.isBlank()) {
      faults.add(path.child("basis"), "missing; the lawful ground for keeping, in words");
    }
    Optional<EraseRule.Until> until = Optional.empty();
    if (erase.until() != null) {
      until = until(erase.until(), path.child("until"));
    }
    List<String> anonymise = erase.anonymise() == null ? List.of() : erase.anonymise();
    if (anonymise.stream().anyMatch(String::isBlank)) {
      faults.add(path.child("anonymise"), "a column's name is missing");
    }
    return Optional.of(new EraseRule.Retain(basis == null ? "" : basis, until, anonymise));
  }

  private Optional<EraseRule.Until> until(UntilProperties until, PropertyPath path) {
    if (until.column() == null || until.column().isBlank()) {
      faults.add(path.child("column"), "missing; a column of dates");
    }
    if (until.plus() == null) {
      faults.add(path.child("plus"), "missing; a period such as P10Y");
    } else if (until.plus().isNegative()) {
      faults.add(path.child("plus"), "a retention does not end before it begins");
    }
    if (until.from() != null && !until.from().equals("end-of-year")) {
      faults.unknown(
          path.child("from"),
          "no such start: " + until.from() + " (leave it out to start at the date itself)",
          List.of("end-of-year"),
          until.from());
    }
    return until.column() == null || until.plus() == null
        ? Optional.empty()
        : Optional.of(new EraseRule.Until(until.column(), until.from() != null, until.plus()));
  }

  private Optional<EraseRule> follow(EraseProperties erase, PropertyPath path) {
    if (erase.of() == null) {
      faults.add(path, "missing; the table to follow, as SOURCE.TABLE");
      return Optional.empty();
    }
    return names.table(erase.of(), path).map(EraseRule.Follow::new);
  }

  private void refuseAllBut(Set<String> allowed, EraseProperties erase, PropertyPath path) {
    refuse(allowed, "basis", erase.basis(), erase, path);
    refuse(allowed, "until", erase.until(), erase, path);
    refuse(allowed, "anonymise", erase.anonymise(), erase, path);
    refuse(allowed, "of", erase.of(), erase, path);
  }

  private void refuse(
      Set<String> allowed,
      String property,
      @Nullable Object value,
      EraseProperties erase,
      PropertyPath path) {
    if (value != null && !allowed.contains(property)) {
      faults.add(path.child(property), "action " + erase.action() + " has no " + property);
    }
  }
}
