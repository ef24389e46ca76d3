package dev.steward.config;

import dev.steward.catalog.SubjectLink;
import dev.steward.catalog.TableDeclaration;
import dev.steward.config.ConsentProperties.LeadProperties;
import dev.steward.config.ConsentProperties.LedgerProperties;
import dev.steward.consent.Activity;
import dev.steward.consent.ConsentPolicy;
import dev.steward.core.TableRef;
import dev.steward.eligibility.ContactColumns;
import dev.steward.eligibility.EligibilitySettings;
import dev.steward.eligibility.LeadTable;
import dev.steward.eligibility.LedgerPlace;
import dev.steward.eligibility.Members;
import dev.steward.eligibility.WriteBack;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes what is decided about consent of its properties. */
final class ConsentCheck {
  static final PropertyPath PATH = PropertyPath.STEWARD.child("consent");

  private final DeclaredNames names;
  private final List<TableDeclaration> tables;
  private final ZoneId zone;
  private final boolean pseudonymised;
  private final FaultList faults;

  /**
   * @param tables all declared ones
   * @param zone where days begin and end
   * @param pseudonymised whether people stand in reports by pseudonym instead of key
   */
  ConsentCheck(
      DeclaredNames names,
      List<TableDeclaration> tables,
      ZoneId zone,
      boolean pseudonymised,
      FaultList faults) {
    this.pseudonymised = pseudonymised;
    this.names = names;
    this.tables = tables;
    this.zone = zone;
    this.faults = faults;
  }

  /** The settings; empty where there are none, or they cannot be made. */
  Optional<EligibilitySettings> settings(@Nullable ConsentProperties properties) {
    if (properties == null) {
      return Optional.empty();
    }
    Optional<TableRef> contacts = table(properties.contacts(), PATH.child("contacts"));
    Optional<String> key = contacts.flatMap(this::key);
    Optional<ContactColumns> columns = columns(properties.columns(), key.orElse("?"));
    Optional<LeadTable> leads = leads(properties.leads());
    Optional<LedgerPlace> ledger = ledger(properties.ledger());
    Optional<ConsentPolicy> policy =
        new ConsentPolicyCheck(zone, faults).policy(properties, ledger.isPresent());
    Map<String, Members> segments = new SegmentCheck(names, faults).segments(properties.segments());
    List<Activity> activities =
        new ActivityCheck(segments, leads.isPresent(), faults)
            .activities(properties.activities(), policy);
    Optional<WriteBack> writeBack =
        new WriteBackCheck(names, faults)
            .writeBack(properties.writeBack(), contacts, ledger, leads, segments.values());
    if (pseudonymised && writeBack.isPresent()) {
      faults.add(
          PropertyPath.STEWARD.child("consent").child("write-back"),
          "with steward.reports-pseudonymised the table would name nobody: leave one of them out");
    }
    long csvRows =
        positive(
            "eligibility-csv-rows", properties.eligibilityCsvRows(), EligibilitySettings.CSV_ROWS);
    long unitBytes = positive("unit-bytes", properties.unitBytes(), EligibilitySettings.UNIT_BYTES);
    if (contacts.isEmpty() || key.isEmpty() || columns.isEmpty() || policy.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new EligibilitySettings(
            policy.get(),
            contacts.get(),
            columns.get(),
            leads,
            ledger,
            segments,
            activities,
            purposes(properties),
            pseudonymised,
            writeBack,
            csvRows,
            unitBytes));
  }

  private static Map<String, String> purposes(ConsentProperties properties) {
    Map<String, String> purposes = new HashMap<>();
    if (properties.activities() != null) {
      properties
          .activities()
          .forEach(
              each -> {
                if (each.id() != null && each.purpose() != null && !each.purpose().isBlank()) {
                  purposes.put(each.id(), each.purpose().strip());
                }
              });
    }
    return purposes;
  }

  private Optional<TableRef> table(@Nullable String name, PropertyPath path) {
    if (name == null || name.isBlank()) {
      faults.add(path, "missing; expected SOURCE.TABLE");
      return Optional.empty();
    }
    return names.table(name, path);
  }

  private Optional<String> key(TableRef contacts) {
    List<String> key =
        tables.stream()
            .filter(table -> table.table().equals(contacts))
            .flatMap(table -> table.subjects().stream())
            .flatMap(link -> link instanceof SubjectLink.Root root ? root.key().stream() : null)
            .toList();
    if (key.size() != 1) {
      faults.add(
          PATH.child("contacts"),
          key.isEmpty()
              ? contacts + " has no key; declare subject: {key: COLUMN} with the table"
              : contacts + " has a key of several columns; contacts are known by one");
      return Optional.empty();
    }
    return Optional.of(key.get(0));
  }

  private Optional<ContactColumns> columns(
      ConsentProperties.@Nullable ColumnProperties columns, String key) {
    if (columns == null || columns.level() == null || columns.level().isBlank()) {
      faults.add(PATH.child("columns").child("level"), "missing; the column of the consent level");
      return Optional.empty();
    }
    return Optional.of(
        new ContactColumns(
            key,
            columns.level(),
            column(columns.isChild()),
            column(columns.guardian()),
            column(columns.doNotTrack()),
            column(columns.birthDate()),
            column(columns.country())));
  }

  private static Optional<String> column(@Nullable String name) {
    return Optional.ofNullable(name).filter(it -> !it.isBlank());
  }

  private Optional<LeadTable> leads(@Nullable LeadProperties leads) {
    if (leads == null) {
      return Optional.empty();
    }
    PropertyPath path = PATH.child("leads");
    Optional<TableRef> table = table(leads.table(), path.child("table"));
    Optional<String> key = column(leads.key());
    Optional<String> contact = column(leads.contact());
    if (key.isEmpty()) {
      faults.add(path.child("key"), "missing; the column of the lead's key");
    }
    if (contact.isEmpty()) {
      faults.add(path.child("contact"), "missing; the column of the contact's key");
    }
    return table.isEmpty() || key.isEmpty() || contact.isEmpty()
        ? Optional.empty()
        : Optional.of(new LeadTable(table.get(), key.get(), contact.get()));
  }

  private Optional<LedgerPlace> ledger(@Nullable LedgerProperties ledger) {
    if (ledger == null) {
      return Optional.empty();
    }
    PropertyPath path = PATH.child("ledger");
    if ((ledger.file() == null) == (ledger.table() == null)) {
      faults.add(path, "expected file (a CSV file) or table (SOURCE.TABLE)");
      return Optional.empty();
    }
    if (ledger.file() != null) {
      return Optional.of(new LedgerPlace.InFile(ledger.file()));
    }
    return names.table("" + ledger.table(), path.child("table")).map(LedgerPlace.InTable::new);
  }

  private long positive(String property, @Nullable Long value, long otherwise) {
    if (value != null && value <= 0) {
      faults.add(PATH.child(property), "expected a positive number, found " + value);
    }
    return value == null ? otherwise : value;
  }
}
