package dev.steward.store;

import dev.steward.core.PseudonymKey;
import dev.steward.core.TableRef;
import dev.steward.request.PersonKey;
import dev.steward.request.Pseudonyms;
import dev.steward.request.RegisteredRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whom requests mean, sealed under the operator's key. Safe for use by several threads and
 * processes.
 */
public final class RequestSubjects {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final JdbcTemplate template;
  private final JdbcClient jdbc;
  private final TransactionOperations transactions;
  private final StoreCipher cipher;
  private final Pseudonyms pseudonyms;

  public RequestSubjects(
      JdbcTemplate template, TransactionOperations transactions, PseudonymKey key) {
    this.template = template;
    this.jdbc = JdbcClient.create(template);
    this.transactions = transactions;
    this.cipher = StoreCipher.derivedFrom(key.bytes());
    this.pseudonyms = new Pseudonyms(key);
  }

  /** The people whose identifier a request has, each by the keys of tables of people. */
  public List<List<PersonKey>> people(String requestId) {
    Map<Integer, List<PersonKey>> people = new TreeMap<>();
    jdbc.sql("select * from request_subject where request_id = ? order by person, position")
        .param(requestId)
        .query(
            row -> {
              people
                  .computeIfAbsent(row.getInt("person"), person -> new ArrayList<>())
                  .add(key(row));
            });
    return List.copyOf(people.values());
  }

  /**
   * The keys of all whom requests mean, by request: those of one in the order of people and tables.
   *
   * @param requestIds the others are passed over
   */
  Map<String, List<PersonKey>> keys(Set<String> requestIds) {
    Map<String, List<PersonKey>> keys = new HashMap<>();
    jdbc.sql("select * from request_subject order by request_id, person, position")
        .query(
            row -> {
              String id = row.getString("request_id");
              if (requestIds.contains(id)) {
                keys.computeIfAbsent(id, each -> new ArrayList<>()).add(key(row));
              }
            });
    return keys;
  }

  private PersonKey key(ResultSet row) throws SQLException {
    String[] cells = JSON.readValue(cipher.decrypt(row.getString("subject_key")), String[].class);
    return new PersonKey(
        new TableRef(row.getString("source"), row.getString("table_name")), List.of(cells));
  }

  /**
   * The people whose identifier a request has.
   *
   * @param people each by the keys of tables of people
   * @param answeredWith the request that is answered with it, where the same is asked twice
   */
  public record Found(
      String requestId, List<List<PersonKey>> people, Optional<String> answeredWith) {
    public Found {
      people = List.copyOf(people);
    }

    /** Tells nothing of the people. */
    @Override
    public String toString() {
      return "Found[" + requestId + "]";
    }
  }

  /**
   * Stores whom requests mean, over those of before.
   *
   * @param all of some hundreds of requests at most
   */
  public void found(List<Found> all) {
    transactions.executeWithoutResult(
        status -> {
          forget(all.stream().map(Found::requestId).toList());
          List<Object[]> rows = new ArrayList<>();
          List<@Nullable Object[]> updates = new ArrayList<>();
          for (Found found : all) {
            add(found, rows);
            updates.add(
                new @Nullable Object[] {
                  found.answeredWith().orElse(null),
                  found.people().size() == 1 ? pseudonyms.of(found.people().get(0).get(0)) : null,
                  found.requestId()
                });
          }
          template.batchUpdate("insert into request_subject values (?, ?, ?, ?, ?, ?)", rows);
          template.batchUpdate(
              "update subject_request set answered_with = ?, subject = ? where request_id = ?",
              updates);
        });
  }

  private void add(Found found, List<Object[]> rows) {
    for (int person = 0; person < found.people().size(); person++) {
      for (int position = 0; position < found.people().get(person).size(); position++) {
        PersonKey key = found.people().get(person).get(position);
        rows.add(
            new Object[] {
              found.requestId(),
              person,
              position,
              key.people().source(),
              key.people().table(),
              cipher.encrypt(JSON.writeValueAsString(key.cells()))
            });
      }
    }
  }

  /**
   * What the people of requests are called in reports: the one whom a request was found to mean,
   * also when it has been forgotten who that is; else whoever has the identifier.
   */
  public Function<RegisteredRequest, String> names() {
    Map<String, String> known = new HashMap<>();
    jdbc.sql("select request_id, subject from subject_request where subject is not null")
        .query(
            row -> {
              known.put(row.getString("request_id"), row.getString("subject"));
            });
    return it -> known.getOrDefault(it.id(), pseudonyms.of(it.request().identifier()));
  }

  /**
   * Removes whom requests mean, once they no longer need that.
   *
   * @param requestIds some hundreds at most
   */
  public void forget(Collection<String> requestIds) {
    if (!requestIds.isEmpty()) {
      jdbc.sql("delete from request_subject where request_id in (:ids)")
          .param("ids", requestIds)
          .update();
    }
  }

  /** The request with which another is answered; empty where it has its own answer. */
  public Optional<String> answeredWith(String requestId) {
    return jdbc.sql(
            "select answered_with from subject_request where request_id = ? and answered_with is"
                + " not null")
        .param(requestId)
        .query(String.class)
        .optional();
  }

  @Override
  public String toString() {
    return "RequestSubjects";
  }
}
