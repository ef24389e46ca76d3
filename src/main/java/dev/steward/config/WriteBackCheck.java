package dev.steward.config;

import dev.steward.core.TableRef;
import dev.steward.eligibility.LeadTable;
import dev.steward.eligibility.LedgerPlace;
import dev.steward.eligibility.Members;
import dev.steward.eligibility.WriteBack;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks where decisions are written to: a table of a database that nothing else is read from. */
final class WriteBackCheck {
  private static final PropertyPath PATH = ConsentCheck.PATH.child("write-back");
  private static final Pattern TABLE = Pattern.compile("[A-Za-z_]\\w*(\\.[A-Za-z_]\\w*)?");

  private final DeclaredNames names;
  private final FaultList faults;

  WriteBackCheck(DeclaredNames names, FaultList faults) {
    this.names = names;
    this.faults = faults;
  }

  Optional<WriteBack> writeBack(
      @Nullable String name,
      Optional<TableRef> contacts,
      Optional<LedgerPlace> ledger,
      Optional<LeadTable> leads,
      Collection<Members> members) {
    if (name == null || name.isBlank()) {
      return Optional.empty();
    }
    Optional<TableRef> table = names.anyTable(name, PATH);
    if (table.isEmpty()) {
      return Optional.empty();
    }
    Set<TableRef> read = new HashSet<>();
    contacts.ifPresent(read::add);
    leads.ifPresent(it -> read.add(it.table()));
    if (ledger.orElse(null) instanceof LedgerPlace.InTable in) {
      read.add(in.table());
    }
    for (Members each : members) {
      if (each instanceof Members.OfTable of) {
        read.add(of.table());
      }
    }
    if (!names.isDatabase(table.get().source())) {
      faults.add(PATH, "expected a table of a database; " + table.get().source() + " is none");
    } else if (!TABLE.matcher(table.get().table()).matches()) {
      faults.add(PATH, "expected SOURCE.TABLE or SOURCE.SCHEMA.TABLE of letters, digits and _");
    } else if (read.stream().anyMatch(it -> isSame(it, table.get()))) {
      faults.add(PATH, table.get() + " is read from; all its rows would be replaced");
    }
    return table.map(WriteBack::new);
  }

  /** By the table's own name, whatever its case and whether with its schema. */
  private static boolean isSame(TableRef one, TableRef other) {
    return one.source().equals(other.source())
        && lastPart(one.table()).equals(lastPart(other.table()));
  }

  private static String lastPart(String table) {
    return table.substring(table.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
