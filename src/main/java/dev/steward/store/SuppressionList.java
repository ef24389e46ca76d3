package dev.steward.store;

import dev.steward.core.PseudonymKey;
import dev.steward.request.Identifier;
import dev.steward.request.match.IdentifierDigest;
import dev.steward.request.match.SuppressedIdentifiers;
import dev.steward.request.match.SuppressionEntry;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The suppression list: keyed hashes of identifiers and keys of people who were erased, so that
 * they are known again where a restored backup or a late import brings them back. It holds no
 * identifier. Safe for use by several threads.
 */
public final class SuppressionList {
  private static final int BATCH = 1000;
  private static final int FETCH_SIZE = 10_000;

  private final JdbcTemplate template;
  private final TransactionOperations transactions;
  private final IdentifierDigest digest;
  private final AuditTrail audit;

  /**
   * @param audit told how many identifiers were added, in the transaction of that
   */
  public SuppressionList(
      JdbcTemplate template,
      TransactionOperations transactions,
      PseudonymKey key,
      AuditTrail audit) {
    this.template = template;
    this.transactions = transactions;
    this.digest = new IdentifierDigest(key);
    this.audit = audit;
  }

  /** What the entries are made with. */
  public IdentifierDigest digest() {
    return digest;
  }

  /** As {@link #add(Map, LocalDate)}, of one request. */
  public void add(Collection<Identifier> identifiers, String requestId, LocalDate on) {
    add(Map.of(requestId, identifiers), on);
  }

  /**
   * Adds identifiers of people; those that are there stay as they are. To be called in the
   * transaction that records the erasure, by one process at a time.
   *
   * @param identifiers by request: kinds and values, and keys by {@link Identifier#key}: a key
   *     alone may be that of somebody else in another table
   * @param on the day from which the people are suppressed
   */
  public void add(Map<String, ? extends Collection<Identifier>> identifiers, LocalDate on) {
    Map<String, Object[]> rows = new LinkedHashMap<>();
    identifiers.forEach(
        (requestId, all) -> {
          String request = digest.pseudonym(requestId);
          for (Identifier identifier : all) {
            SuppressionEntry entry = digest.entry(identifier);
            String mac = Base64.getEncoder().encodeToString(entry.mac());
            rows.putIfAbsent(
                mac,
                new Object[] {
                  mac, entry.kind(), entry.suffixDigits(), entry.hash(), request, on, requestId
                });
          }
        });
    List<String> macs = List.copyOf(rows.keySet());
    for (int from = 0; from < macs.size(); from += BATCH) {
      rows.keySet().removeAll(known(macs.subList(from, Math.min(from + BATCH, macs.size()))));
    }
    template.batchUpdate(
        """
        insert into suppression (mac, kind, suffix_digits, hash, request, added_on, added_at)
        values (?, ?, ?, ?, ?, ?, current_timestamp)
        """,
        rows.values().stream().map(row -> Arrays.copyOf(row, row.length - 1)).toList());
    Map<String, Integer> counts = new LinkedHashMap<>();
    rows.values().forEach(row -> counts.merge((String) row[row.length - 1], 1, Integer::sum));
    counts.forEach((request, count) -> audit.record(RequestEvents.suppressed(request, count)));
  }

  private List<String> known(List<String> macs) {
    return JdbcClient.create(template)
        .sql("select mac from suppression where mac in (:macs)")
        .param("macs", macs)
        .query(String.class)
        .list();
  }

  /** How many identifiers it holds. */
  public long size() {
    Long size = template.queryForObject("select count(*) from suppression", Long.class);
    return size == null ? 0 : size;
  }

  /** All of it in memory, for a job to load once. */
  public SuppressedIdentifiers matcher() {
    return matcher("");
  }

  /** As it was at the end of a day, so that a past date is answered as it was then. */
  public SuppressedIdentifiers matcher(LocalDate asOf) {
    return matcher(" where added_on <= ?", asOf);
  }

  private SuppressedIdentifiers matcher(String condition, Object... parameters) {
    SuppressedIdentifiers.Builder builder = new SuppressedIdentifiers.Builder();
    // PostgreSQL hands out rows piece by piece within a transaction only
    transactions.executeWithoutResult(
        status ->
            template.query(
                connection -> {
                  PreparedStatement statement =
                      connection.prepareStatement(
                          "select mac, kind, suffix_digits, hash from suppression" + condition);
                  statement.setFetchSize(FETCH_SIZE);
                  for (int i = 0; i < parameters.length; i++) {
                    statement.setObject(i + 1, parameters[i]);
                  }
                  return statement;
                },
                (ResultSet row) -> builder.add(entry(row))));
    return builder.build();
  }

  private static SuppressionEntry entry(ResultSet row) throws SQLException {
    return new SuppressionEntry(
        row.getString("kind"),
        row.getInt("suffix_digits"),
        row.getLong("hash"),
        Base64.getDecoder().decode(row.getString("mac")));
  }
}
