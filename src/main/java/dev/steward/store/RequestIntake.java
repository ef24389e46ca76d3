package dev.steward.store;

import dev.steward.core.HmacSha256;
import dev.steward.core.PseudonymKey;
import dev.steward.request.RegisteredRequest;
import dev.steward.request.inbox.Inbox;
import dev.steward.request.inbox.InboxException;
import dev.steward.request.inbox.InboxLine;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes the inbox into the register, and writes beside it what it rejects. A line is taken once, by
 * its request_id, whoever takes it how often and at what time. Killed at any moment, it does the
 * rest when it is called again, and the end is the same.
 */
public final class RequestIntake {
  private static final int BATCH = 500;
  private static final int TRIES = 5;

  private final JdbcTemplate template;
  private final TransactionOperations transactions;
  private final RequestRow rows;
  private final AuditTrail audit;
  private final byte[] contentKey;

  /**
   * @param transactions of its own: one that the caller has begun could not be tried again
   * @param audit told of each request that is taken, in its transaction
   */
  public RequestIntake(
      JdbcTemplate template,
      TransactionOperations transactions,
      PseudonymKey key,
      AuditTrail audit) {
    this.template = template;
    this.transactions = transactions;
    this.rows = new RequestRow(StoreCipher.derivedFrom(key.bytes()));
    this.audit = audit;
    this.contentKey = HmacSha256.derivedKey(key.bytes(), "request content");
  }

  /**
   * What became of the inbox.
   *
   * @param taken requests that are new in the register
   * @param known lines that were taken before
   * @param rejected lines that were not taken, in the order of files and lines
   */
  public record Outcome(int taken, int known, List<InboxLine.Rejected> rejected) {
    public Outcome {
      rejected = List.copyOf(rejected);
    }
  }

  /**
   * Takes all of the inbox.
   *
   * @throws InboxException where the inbox cannot be read or its rejections cannot be written; what
   *     was read before is taken
   */
  public Outcome take(Inbox inbox) throws InboxException {
    Batches batches = new Batches();
    inbox.read(batches::add);
    batches.flush();
    batches.rejected.sort(
        Comparator.comparing(InboxLine.Rejected::file).thenComparing(InboxLine.Rejected::line));
    inbox.writeRejections(batches.rejected);
    return new Outcome(batches.taken, batches.known, batches.rejected);
  }

  /**
   * Takes one request that did not come by the inbox. It may be the same as one that is there: then
   * it is known.
   */
  public Outcome take(InboxLine.Asked asked) {
    return take(List.of(asked));
  }

  private final class Batches {
    private final List<InboxLine.Asked> pending = new ArrayList<>();
    private final List<InboxLine.Rejected> rejected = new ArrayList<>();
    private int taken;
    private int known;

    void add(InboxLine line) {
      if (line instanceof InboxLine.Rejected fault) {
        rejected.add(fault);
      } else if (line instanceof InboxLine.Asked asked) {
        pending.add(asked);
        if (pending.size() == BATCH) {
          flush();
        }
      }
    }

    void flush() {
      Outcome outcome = take(List.copyOf(pending));
      taken += outcome.taken();
      known += outcome.known();
      rejected.addAll(outcome.rejected());
      pending.clear();
    }
  }

  /** Takes lines into the register, all that can be taken or none. */
  Outcome take(List<InboxLine.Asked> lines) {
    for (int attempt = 1; ; attempt++) {
      try {
        return transactions.execute(status -> takeOnce(lines));
      } catch (DuplicateKeyException | ConcurrencyFailureException e) {
        // another process took some of them at this moment: now they are known
        if (attempt == TRIES) {
          throw e;
        }
      }
    }
  }

  private Outcome takeOnce(List<InboxLine.Asked> lines) {
    Map<String, String> contents = contents(lines);
    List<Object[]> inserts = new ArrayList<>();
    List<InboxLine.Rejected> rejected = new ArrayList<>();
    for (InboxLine.Asked line : lines) {
      String content = contentMac(line);
      String before = contents.putIfAbsent(line.request().id(), content);
      if (before == null) {
        RegisteredRequest taken = RegisteredRequest.taken(line.request(), Instant.EPOCH);
        inserts.add(rows.insert(taken, content));
        audit.record(RequestEvents.added(taken));
      } else if (!before.equals(content)) {
        rejected.add(
            new InboxLine.Rejected(
                line.file(),
                line.line(),
                "request_id was taken before with other content; give this request an id of its"
                    + " own"));
      }
    }
    template.batchUpdate(RequestRow.INSERT, inserts);
    return new Outcome(inserts.size(), lines.size() - inserts.size() - rejected.size(), rejected);
  }

  /** Of those lines that are in the register, by id. */
  private Map<String, String> contents(List<InboxLine.Asked> lines) {
    Map<String, String> contents = new HashMap<>();
    if (!lines.isEmpty()) {
      JdbcClient.create(template)
          .sql("select request_id, content_mac from subject_request where request_id in (:ids)")
          .param("ids", lines.stream().map(line -> line.request().id()).toList())
          .query(
              row -> {
                contents.put(row.getString("request_id"), row.getString("content_mac"));
              });
    }
    return contents;
  }

  private String contentMac(InboxLine.Asked line) {
    byte[] mac =
        HmacSha256.of(
            contentKey,
            (line.request().id() + "\n").getBytes(StandardCharsets.UTF_8),
            line.content().getBytes(StandardCharsets.UTF_8));
    return Base64.getEncoder().encodeToString(mac);
  }
}
