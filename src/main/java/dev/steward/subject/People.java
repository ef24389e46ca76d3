package dev.steward.subject;

import dev.steward.core.PseudonymKey;
import dev.steward.request.Identifier;
import dev.steward.request.IdentifierForms;
import dev.steward.request.Pseudonyms;
import dev.steward.request.RegisteredRequest;
import dev.steward.request.RequestType;
import dev.steward.request.SubjectRequest;
import dev.steward.request.match.IdentifierDigest;
import dev.steward.request.match.RequestsInForce;
import dev.steward.request.match.SuppressedIdentifiers;
import dev.steward.shuffle.KeyRanges;
import dev.steward.shuffle.KeySample;
import dev.steward.source.RowCursor;
import dev.steward.source.SourceException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** How requests become people, step by step; what steps leave is to be sealed. */
public final class People {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int RANGES = 64;

  private People() {}

  /** Requests to be stored. */
  public static byte[] asked(List<Asked> asked) {
    return JSON.writeValueAsBytes(asked);
  }

  /** Requests that were stored. */
  public static List<Asked> asked(byte[] stored) {
    return List.of(JSON.readValue(stored, Asked[].class));
  }

  /** What rows are looked up in. */
  public static RequestsInForce lookup(
      List<Asked> asked,
      SuppressedIdentifiers suppressed,
      IdentifierForms forms,
      PseudonymKey key) {
    List<RegisteredRequest> requests =
        asked.stream()
            .map(
                it ->
                    new SubjectRequest(
                        it.id(),
                        RequestType.ACCESS, // who is meant does not depend on it
                        new Identifier(it.kind(), it.value()),
                        it.receivedOn(),
                        true,
                        "",
                        Optional.empty()))
            .map(it -> RegisteredRequest.taken(it, Instant.EPOCH))
            .toList();
    return new RequestsInForce(requests, suppressed, forms, new IdentifierDigest(key));
  }

  /** The rows of a cursor that requests name, to be stored. */
  public static byte[] named(PersonSearch search, RowCursor cursor) throws SourceException {
    return JSON.writeValueAsBytes(search.through(cursor, new ArrayList<>()));
  }

  /**
   * Whom the requests mean.
   *
   * @param rows what {@link #named} left of all tables of people
   * @param pseudonyms by which those are called whom nobody asked about, for they were erased
   *     before
   */
  public static Resolution resolve(
      SubjectGraph graph, List<Asked> asked, List<byte[]> rows, Pseudonyms pseudonyms) {
    List<RootRow> all = new ArrayList<>();
    rows.forEach(stored -> all.addAll(List.of(JSON.readValue(stored, RootRow[].class))));
    return new Resolver(graph, asked, pseudonyms).resolve(all);
  }

  /** A resolution to be stored. */
  public static byte[] resolution(Resolution resolution) {
    return JSON.writeValueAsBytes(resolution);
  }

  /** A resolution that was stored. */
  public static Resolution resolution(byte[] stored) {
    return JSON.readValue(stored, Resolution.class);
  }

  /** Ranges of people of about equal number. */
  public static KeyRanges ranges(Resolution resolution) {
    KeySample sample = new KeySample();
    resolution.subjects().forEach(subject -> sample.add(Subject.key(subject.ordinal()), 1));
    return sample.ranges(RANGES);
  }
}
