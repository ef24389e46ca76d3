package dev.steward.store;

import dev.steward.request.Correction;
import dev.steward.request.Extension;
import dev.steward.request.Identifier;
import dev.steward.request.RegisteredRequest;
import dev.steward.request.RequestState;
import dev.steward.request.RequestType;
import dev.steward.request.SubjectRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Requests as rows of the register: what may name a person is sealed. */
final class RequestRow {
  static final String INSERT =
      """
      insert into subject_request
        (request_id, content_mac, type, identifier_kind, identifier, note, target, new_value,
         received_on, identity_verified, state, taken_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, current_timestamp)
      """;
  static final String UPDATE =
      """
      update subject_request set identity_verified = ?, state = ?, reason = ?, extended_on = ?,
        extension_reason = ?, answered_on = ?, lifted_on = ?, decided_kind = ?, decided_key = ?
      where request_id = ?
      """;

  static final String FORGET =
      """
      update subject_request set identifier_kind = 'key', identifier = ?, note = null,
        decided_kind = null, decided_key = null
      where request_id = ?
      """;

  /** Changes a row once only. */
  static final String FORGOTTEN_AT_FIRST =
      "update subject_request set is_forgotten = true where request_id = ? and not is_forgotten";

  /** Stands where an identifier was. */
  private static final String FORGOTTEN = "(erased)";

  private final StoreCipher cipher;

  RequestRow(StoreCipher cipher) {
    this.cipher = cipher;
  }

  /** The parameters of {@link #INSERT}. */
  @Nullable Object[] insert(RegisteredRequest registered, String contentMac) {
    SubjectRequest request = registered.request();
    return new @Nullable Object[] {
      request.id(),
      contentMac,
      request.type().word(),
      request.identifier().kind(),
      cipher.encrypt(request.identifier().value()),
      sealed(request.note()),
      request.correction().map(Correction::target).map(this::sealed).orElse(null),
      request.correction().map(Correction::newValue).map(this::sealed).orElse(null),
      request.receivedOn(),
      request.identityVerified(),
      registered.state().word()
    };
  }

  /** The parameters of {@link #UPDATE}. */
  @Nullable Object[] update(RegisteredRequest changed) {
    return new @Nullable Object[] {
      changed.request().identityVerified(),
      changed.state().word(),
      sealed(changed.reason()),
      changed.extension().map(Extension::on).orElse(null),
      changed.extension().map(Extension::reason).map(this::sealed).orElse(null),
      changed.answeredOn().orElse(null),
      changed.liftedOn().orElse(null),
      changed.decided().map(Identifier::kind).orElse(null),
      changed.decided().map(Identifier::value).map(this::sealed).orElse(null),
      changed.id()
    };
  }

  /** The parameters of {@link #FORGET}. */
  @Nullable Object[] forgotten(String id) {
    return new @Nullable Object[] {cipher.encrypt(FORGOTTEN), id};
  }

  RegisteredRequest read(ResultSet row, int number) throws SQLException {
    return new RegisteredRequest(
        request(row),
        RequestState.find(row.getString("state")).orElseThrow(),
        opened(row.getString("reason")),
        extension(row),
        day(row, "answered_on"),
        day(row, "lifted_on"),
        decided(row),
        row.getObject("taken_at", OffsetDateTime.class).toInstant());
  }

  private SubjectRequest request(ResultSet row) throws SQLException {
    RequestType type = RequestType.find(row.getString("type")).orElseThrow();
    Optional<Correction> correction = Optional.empty();
    if (type == RequestType.RECTIFICATION) {
      correction =
          Optional.of(
              new Correction(opened(row.getString("target")), opened(row.getString("new_value"))));
    }
    return new SubjectRequest(
        row.getString("request_id"),
        type,
        new Identifier(row.getString("identifier_kind"), opened(row.getString("identifier"))),
        row.getObject("received_on", LocalDate.class),
        row.getBoolean("identity_verified"),
        opened(row.getString("note")),
        correction);
  }

  private Optional<Extension> extension(ResultSet row) throws SQLException {
    Optional<LocalDate> on = day(row, "extended_on");
    return on.isEmpty()
        ? Optional.empty()
        : Optional.of(new Extension(on.get(), opened(row.getString("extension_reason"))));
  }

  private Optional<Identifier> decided(ResultSet row) throws SQLException {
    String kind = row.getString("decided_kind");
    return kind == null
        ? Optional.empty()
        : Optional.of(new Identifier(kind, opened(row.getString("decided_key"))));
  }

  private static Optional<LocalDate> day(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, LocalDate.class));
  }

  private @Nullable String sealed(String text) {
    return text.isEmpty() ? null : cipher.encrypt(text);
  }

  private String opened(@Nullable String sealed) {
    return sealed == null ? "" : cipher.decrypt(Objects.requireNonNull(sealed));
  }
}
