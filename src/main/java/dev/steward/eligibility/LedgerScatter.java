package dev.steward.eligibility;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.steward.consent.ConsentPolicy;
import dev.steward.consent.EventTimes;
import dev.steward.core.Column;
import dev.steward.core.ColumnVector;
import dev.steward.core.DataType;
import dev.steward.core.KeyCell;
import dev.steward.core.RowBatch;
import dev.steward.shuffle.PartWriter;
import dev.steward.shuffle.Payload;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The events of the ledger; lines that are none are rejected, with their number and the reason. */
final class LedgerScatter implements RowScatter {
  private final PartWriter out;
  private final ReportedKeys.Reader keys;
  private final EventTimes times;
  private final FactColumn levels;
  private final Payload payload = new Payload();
  private final KeyCell contact = new KeyCell();
  private final KeyCell guardian = new KeyCell();
  private final KeyCell id = new KeyCell();
  private final BatchColumns columns;
  private final DataType timeType;
  private long row;

  LedgerScatter(
      PartWriter out, ConsentPolicy policy, List<Column> columns, ReportedKeys.Reader keys) {
    this.out = out;
    this.keys = keys;
    this.times = new EventTimes(policy.zone());
    this.columns = new BatchColumns(columns);
    this.timeType = this.columns.type(this.columns.position(LedgerColumns.OCCURRED_AT));
    this.levels = new FactColumn(Readings.levelNames(policy.levels()));
  }

  @Override
  public void add(RowBatch batch) throws IOException {
    ColumnVector ids = vector(batch, LedgerColumns.EVENT_ID);
    ColumnVector contacts = vector(batch, LedgerColumns.CONTACT_ID);
    ColumnVector levelNames = vector(batch, LedgerColumns.LEVEL);
    ColumnVector moments = vector(batch, LedgerColumns.OCCURRED_AT);
    ColumnVector guardians = vector(batch, LedgerColumns.GUARDIAN_ID);
    for (int i = 0; i < batch.rows(); i++) {
      row++;
      String reason = add(i, ids, contacts, levelNames, moments, guardians);
      if (reason != null) {
        byte[] words = reason.getBytes(UTF_8);
        out.add(Streams.REJECTS, words, 0, 0, payload.clear().put(row).put(words, 0, words.length));
      }
    }
  }

  /**
   * @return why the line is no event; null where it is one
   */
  private @Nullable String add(
      int i,
      ColumnVector ids,
      ColumnVector contacts,
      ColumnVector levelNames,
      ColumnVector moments,
      ColumnVector guardians)
      throws IOException {
    if (!id.read(ids, i)) {
      return "event_id is missing";
    }
    if (!keys.read(contact, contacts, i)) {
      return "contact_id is missing";
    }
    int level = levels.read(levelNames, i);
    if (level == Readings.NO_LEVEL) {
      return "level is none of the levels";
    }
    OptionalLong at = moment(moments, i);
    if (at.isEmpty()) {
      return "occurred_at is no instant and no date-time";
    }
    keys.read(guardian, guardians, i);
    EventRecord.put(payload.clear(), at.getAsLong(), level, id, guardian);
    out.add(Streams.EVENTS, contact.data(), contact.from(), contact.to(), payload);
    return null;
  }

  private OptionalLong moment(ColumnVector moments, int i) {
    return switch (timeType) {
      case INSTANT -> number(moments, i);
      case TIMESTAMP -> {
        OptionalLong local = number(moments, i);
        yield local.isEmpty() ? local : OptionalLong.of(times.ofLocal(local.getAsLong()));
      }
      case TEXT -> {
        String text = Cells.text(moments, i);
        yield text == null ? OptionalLong.empty() : times.read(text);
      }
      default -> OptionalLong.empty();
    };
  }

  private static OptionalLong number(ColumnVector moments, int i) {
    if (moments.isNull(i)) {
      return OptionalLong.empty();
    }
    if (moments instanceof ColumnVector.Dictionary dictionary) {
      return number(dictionary.values(), dictionary.ids()[i]);
    }
    return moments instanceof ColumnVector.Longs longs
        ? OptionalLong.of(longs.values()[i])
        : OptionalLong.empty();
  }

  private ColumnVector vector(RowBatch batch, String name) {
    return BatchColumns.vector(batch, columns.position(name));
  }
}
