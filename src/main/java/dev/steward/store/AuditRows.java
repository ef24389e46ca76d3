package dev.steward.store;

import dev.steward.audit.AuditEntry;
import dev.steward.audit.AuditHead;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The rows of the audit trail as they stand in the control store. */
public final class AuditRows {
  static final String INSERT =
      """
      insert into audit_entry
        (sequence, recorded_at, actor, action, object, outcome, configuration_sha256,
         manifest_sha256, key_check, chain)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final int FETCH_SIZE = 1_000;

  private final JdbcTemplate template;
  private final TransactionTemplate transaction;

  public AuditRows(DataSource store) {
    this.template = new JdbcTemplate(store);
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(store));
  }

  /** What is done with each row. */
  @FunctionalInterface
  public interface Reader<E extends Exception> {
    void read(AuditEntry entry) throws E;
  }

  /**
   * Reads all rows as they stand at one moment, in their order.
   *
   * @throws E where the reader does
   */
  public <E extends Exception> void forEach(Reader<E> reader) throws E {
    Failure<E> failure = new Failure<>();
    // PostgreSQL hands out rows piece by piece within a transaction only
    transaction.executeWithoutResult(
        status ->
            template.query(
                connection -> {
                  PreparedStatement statement =
                      connection.prepareStatement("select * from audit_entry order by sequence");
                  statement.setFetchSize(FETCH_SIZE);
                  return statement;
                },
                (ResultSet rows) -> {
                  boolean goesOn = true;
                  while (goesOn && rows.next()) {
                    goesOn = failure.hear(reader, entry(rows));
                  }
                  return goesOn;
                }));
    failure.tell();
  }

  /** The head of the chain; empty where it is gone. */
  public Optional<AuditHead> head() {
    return JdbcClient.create(template)
        .sql("select sequence, chain from audit_head where id = 1")
        .query((row, number) -> new AuditHead(row.getLong("sequence"), row.getString("chain")))
        .optional();
  }

  private static final class Failure<E extends Exception> {
    private @Nullable Exception heard;

    boolean hear(Reader<E> reader, AuditEntry entry) {
      try {
        reader.read(entry);
        return true;
      } catch (Exception e) {
        heard = e;
        return false;
      }
    }

    @SuppressWarnings("unchecked") // a reader throws nothing else that is checked
    void tell() throws E {
      if (heard instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      if (heard != null) {
        throw (E) heard;
      }
    }
  }

  static @Nullable Object[] values(AuditEntry entry) {
    return new @Nullable Object[] {
      entry.sequence(),
      entry.at().atOffset(ZoneOffset.UTC),
      entry.actor(),
      entry.action(),
      entry.object(),
      entry.outcome(),
      entry.configurationSha256(),
      entry.manifestSha256().orElse(null),
      entry.keyCheck(),
      entry.chain()
    };
  }

  private static AuditEntry entry(ResultSet row) throws SQLException {
    return new AuditEntry(
        row.getLong("sequence"),
        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
        text(row, "actor"),
        text(row, "action"),
        text(row, "object"),
        text(row, "outcome"),
        text(row, "configuration_sha256"),
        Optional.ofNullable(row.getString("manifest_sha256")),
        text(row, "key_check"),
        text(row, "chain"));
  }

  private static String text(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNullElse(row.getString(column), "");
  }
}
