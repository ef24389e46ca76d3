package dev.steward.eligibility;

import dev.steward.consent.Activity;
import dev.steward.consent.AsOf;
import dev.steward.shuffle.Loaded;
import dev.steward.shuffle.PartWriter;
import dev.steward.shuffle.Parts;
import dev.steward.shuffle.Payload;
import dev.steward.shuffle.Piece;
import dev.steward.shuffle.RangeRun;
import dev.steward.shuffle.Records;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Gives the people of a previous run that knew them by pseudonym their keys; whom no input names
 * any more keeps the pseudonym.
 */
public final class PreviousNames {
  private final EligibilitySettings settings;
  private final Scatter streams;
  private final Parts scattered;

  /**
   * @param scattered what scattering left
   */
  public PreviousNames(EligibilitySettings settings, AsOf asOf, Parts scattered) {
    this.settings = settings;
    this.streams = new Scatter(settings, asOf);
    this.scattered = scattered;
  }

  /** Names those whose pseudonyms lie in a run of ranges. */
  public void join(RangeRun run, PartWriter out) throws IOException {
    Set<Integer> unnamed =
        settings.activities().stream().map(streams::unnamedStream).collect(Collectors.toSet());
    for (Piece piece : scattered.pieces(run, GuardianJoin.PIECE_BYTES, settings.unitBytes())) {
      Loaded loaded =
          scattered.load(piece, stream -> stream == Streams.NAMES || unnamed.contains(stream));
      Records names = loaded.records(Streams.NAMES);
      for (Activity activity : settings.activities()) {
        join(
            names,
            loaded.records(streams.unnamedStream(activity)),
            streams.previousStream(activity),
            out);
      }
    }
  }

  private static void join(Records names, Records previous, int stream, PartWriter out)
      throws IOException {
    Payload payload = new Payload();
    int name = 0;
    for (int record = 0; record < previous.size(); record++) {
      while (name < names.size() && names.compare(name, previous, record) < 0) {
        name++;
      }
      payload.clear().put(previous.data()[previous.payload(record)]);
      if (name < names.size() && names.compare(name, previous, record) == 0) {
        out.add(stream, names.data(), names.payload(name), names.end(name), payload);
      } else {
        out.add(stream, previous.data(), previous.key(record), previous.payload(record), payload);
      }
    }
  }
}
