package dev.steward.subject;

import dev.steward.request.Identifier;
import dev.steward.request.PersonKey;
import dev.steward.request.RegisteredRequest;
import dev.steward.request.RequestType;
import dev.steward.request.SubjectRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A request that a run answers. Holds personal data.
 *
 * @param decided the key of the person who is meant, where somebody decided that
 * @param settled the keys of the person who is meant, where an earlier run has begun to answer it:
 *     the rows with the identifier may be gone since, and others may have it; none where not
 */
public record Asked(
    String id,
    String type,
    LocalDate receivedOn,
    String kind,
    String value,
    Optional<Identifier> decided,
    List<PersonKey> settled) {
  public Asked {
    settled = List.copyOf(settled);
  }

  /** What begins the id of those who are back. */
  private static final String RETURNED = "returned-";

  /**
   * What nobody has asked: that a person is erased again who was erased before.
   *
   * @param name the person's pseudonym
   */
  public static Asked returned(String name, List<PersonKey> keys) {
    return new Asked(
        RETURNED + name,
        RequestType.ERASURE.word(),
        LocalDate.EPOCH,
        Identifier.KEY,
        keys.get(0).text(),
        Optional.empty(),
        keys);
  }

  /** Whether nobody asked, for a person is back who was erased before. */
  public static boolean isReturned(String id) {
    return id.startsWith(RETURNED);
  }

  public static Asked of(RegisteredRequest registered, List<PersonKey> settled) {
    SubjectRequest request = registered.request();
    return new Asked(
        request.id(),
        request.type().word(),
        request.receivedOn(),
        request.identifier().kind(),
        request.identifier().value(),
        registered.decided(),
        settled);
  }

  /** Whether a person is the one who is meant, as somebody decided. */
  boolean means(PersonKey key) {
    return decided
        .filter(it -> it.value().equals(key.text()))
        .filter(
            it ->
                it.kind().equals(Identifier.KEY)
                    || it.kind().equals(Identifier.keyKind(key.people())))
        .isPresent();
  }

  /** Without what is personal. */
  @Override
  public String toString() {
    return id + " (" + type + ")";
  }
}
