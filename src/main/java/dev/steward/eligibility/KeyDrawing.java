package dev.steward.eligibility;

import dev.steward.core.KeyCell;
import dev.steward.core.RowBatch;
import dev.steward.shuffle.KeyRanges;
import dev.steward.shuffle.KeySample;
import dev.steward.source.RowCursor;
import dev.steward.source.ScanScope;
import dev.steward.source.SourceException;
import dev.steward.source.Split;
import dev.steward.source.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** Cuts ranges of keys from samples of the contacts and leads. */
public final class KeyDrawing {
  private static final int MOST_RANGES = 256;
  private static final int SAMPLE = 20_000;
  private static final int KEYS_A_RANGE = 64;

  private final EligibilitySettings settings;
  private final Inputs inputs;

  public KeyDrawing(EligibilitySettings settings, Inputs inputs) {
    this.settings = settings;
    this.inputs = inputs;
  }

  /**
   * @throws SourceException where a table cannot be read
   */
  public KeyRanges ranges() throws SourceException {
    KeySample sample = new KeySample();
    draw(inputs.open(Inputs.CONTACTS), settings.columns().key(), sample);
    if (settings.decidesLeads()) {
      draw(inputs.open(Inputs.LEADS), settings.leads().orElseThrow().key(), sample);
    }
    return sample.ranges(Math.max(1, Math.min(MOST_RANGES, sample.size() / KEYS_A_RANGE)));
  }

  private void draw(Table table, String column, KeySample into) throws SourceException {
    List<byte[]> keys = new ArrayList<>();
    KeyCell key = new KeyCell();
    ReportedKeys.Reader reader = inputs.keys().ofSources();
    for (Split split : table.plan(new ScanScope.Sample(SAMPLE))) {
      try (RowCursor cursor = table.read(split, Set.of(column))) {
        RowBatch batch = cursor.next();
        while (batch != null) {
          for (int row = 0; row < batch.rows(); row++) {
            if (reader.read(key, batch.columns().get(0), row)) {
              keys.add(key.copy());
            }
          }
          batch = cursor.next();
        }
      }
    }
    OptionalLong rows = table.rows();
    double weight = rows.isEmpty() || keys.isEmpty() ? 1 : (double) rows.getAsLong() / keys.size();
    keys.forEach(each -> into.add(each, weight));
  }
}
