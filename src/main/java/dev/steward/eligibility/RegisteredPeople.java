package dev.steward.eligibility;

import dev.steward.catalog.Catalog;
import dev.steward.catalog.TableDeclaration;
import dev.steward.core.Column;
import dev.steward.core.RowBatch;
import dev.steward.core.TableRef;
import dev.steward.request.SubjectRequest;
import dev.steward.request.match.PersonLookup;
import dev.steward.request.match.Probe;
import dev.steward.request.match.RequestsInForce;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks contacts up in the requests in force and the suppression list, by key and identifiers. */
public final class RegisteredPeople implements PersonRegister {
  private final RequestsInForce requests;
  private final TableRef contacts;
  private final String key;
  private final Map<String, String> identifiers;

  /** Contacts are looked up by key and by the identifiers that their table declares. */
  public static RegisteredPeople of(
      RequestsInForce requests, EligibilitySettings settings, Catalog catalog) {
    return new RegisteredPeople(
        requests,
        settings.contacts(),
        settings.columns().key(),
        catalog.find(settings.contacts()).map(TableDeclaration::identifiers).orElse(Map.of()));
  }

  /**
   * @param key the column of the contact's key
   * @param identifiers kinds of identifier by column
   */
  private RegisteredPeople(
      RequestsInForce requests, TableRef contacts, String key, Map<String, String> identifiers) {
    this.requests = requests;
    this.contacts = contacts;
    this.key = key;
    this.identifiers = Map.copyOf(identifiers);
  }

  @Override
  public Set<String> columns() {
    Set<String> columns = new LinkedHashSet<>(probes(requests.lookup()).keySet());
    columns.add(key);
    return columns;
  }

  /** Those that have anything to look for, by column. */
  private Map<String, Probe> probes(PersonLookup lookup) {
    Map<String, Probe> probes = new LinkedHashMap<>();
    identifiers.forEach((column, kind) -> probes.put(column, lookup.identifiers(kind)));
    probes.values().removeIf(probe -> !probe.isNeeded());
    return probes;
  }

  @Override
  public Rows rows(List<Column> columns) {
    return new Lookup(columns);
  }

  private final class Lookup implements Rows {
    private record Probed(int position, Probe probe) {}

    private final PersonLookup lookup = requests.lookup();
    private final List<Probed> probed = new ArrayList<>();

    Lookup(List<Column> columns) {
      BatchColumns batch = new BatchColumns(columns);
      add(batch, key, lookup.keys(contacts));
      probes(lookup).forEach((column, probe) -> add(batch, column, probe));
    }

    private void add(BatchColumns batch, String column, Probe probe) {
      int position = batch.position(column);
      if (probe.isNeeded() && position >= 0) {
        probed.add(new Probed(position, probe));
      }
    }

    @Override
    public int bits(RowBatch batch, int row) {
      if (probed.isEmpty()) {
        return 0;
      }
      lookup.next();
      for (Probed each : probed) {
        each.probe().cell(batch.columns().get(each.position()), row);
      }
      return (lookup.isSuppressed() ? ERASED : 0)
          | (lookup.isRestricted() ? RESTRICTED : 0)
          | (lookup.hasObjected() ? OBJECTED : 0);
    }

    @Override
    public Optional<Withdrawal> withdrawal() {
      int number = probed.isEmpty() ? PersonLookup.NONE : lookup.latestWithdrawal();
      if (number == PersonLookup.NONE) {
        return Optional.empty();
      }
      SubjectRequest request = requests.requests().get(number);
      return Optional.of(new Withdrawal(request.id(), request.receivedOn()));
    }

    @Override
    public Set<String> matched() {
      return lookup.matchedIds();
    }
  }
}
