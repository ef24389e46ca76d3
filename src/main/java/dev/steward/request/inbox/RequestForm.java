package dev.steward.request.inbox;

import dev.steward.request.Correction;
import dev.steward.request.Identifier;
import dev.steward.request.IdentifierForms;
import dev.steward.request.RequestType;
import dev.steward.request.SubjectRequest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes requests of records, or tells all that is wrong with one. */
final class RequestForm {
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  private final Set<String> kinds;
  private final IdentifierForms forms;
  private final LocalDate lastDay;

  /**
   * @param kinds of identifiers other than {@code key}
   * @param lastDay a request that was received later has a wrong date
   */
  RequestForm(Set<String> kinds, IdentifierForms forms, LocalDate lastDay) {
    this.kinds = new TreeSet<>(kinds);
    this.kinds.add(Identifier.KEY);
    this.forms = forms;
    this.lastDay = lastDay;
  }

  InboxLine read(String file, long line, Header header, List<String> record) {
    Entry entry = new Entry(header, record);
    Optional<SubjectRequest> request = entry.request();
    return request.isPresent()
        ? new InboxLine.Asked(file, line, request.get(), entry.content())
        : new InboxLine.Rejected(file, line, String.join("; ", entry.faults));
  }

  private final class Entry {
    private final Header header;
    private final List<String> record;
    private final List<String> faults = new ArrayList<>();

    Entry(Header header, List<String> record) {
      this.header = header;
      this.record = record;
    }

    Optional<SubjectRequest> request() {
      String id = id();
      Optional<RequestType> type = type();
      Optional<Identifier> identifier = identifier();
      Optional<LocalDate> receivedOn = receivedOn();
      Optional<Boolean> verified = verified();
      Optional<Correction> correction = correction(type);
      if (!faults.isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(
          new SubjectRequest(
              id,
              type.orElseThrow(),
              identifier.orElseThrow(),
              receivedOn.orElseThrow(),
              verified.orElseThrow(),
              cell(Header.NOTE),
              correction));
    }

    /** With the lengths, so that no cell looks like the end of another. */
    String content() {
      return List.of(
              Header.TYPE,
              Header.IDENTIFIER,
              Header.VALUE,
              Header.RECEIVED_ON,
              Header.IDENTITY_VERIFIED,
              Header.NOTE,
              Header.TARGET,
              Header.NEW_VALUE)
          .stream()
          .map(this::cell)
          .map(cell -> cell.length() + ":" + cell)
          .collect(Collectors.joining());
    }

    private String id() {
      String id = cell(Header.ID);
      if (id.isEmpty()) {
        faults.add("request_id is missing");
      } else if (!SubjectRequest.isId(id)) {
        faults.add("request_id has up to 100 letters, digits and . _ : / # -");
      }
      return id;
    }

    private Optional<RequestType> type() {
      Optional<RequestType> type = RequestType.find(cell(Header.TYPE));
      if (type.isEmpty()) {
        faults.add("type is none of " + String.join(", ", RequestType.words()));
      }
      return type;
    }

    private Optional<Identifier> identifier() {
      String kind = cell(Header.IDENTIFIER).toLowerCase(Locale.ROOT);
      Optional<String> known = kinds.stream().filter(kind::equalsIgnoreCase).findFirst();
      if (known.isEmpty()) {
        faults.add("identifier is none of " + String.join(", ", kinds));
        return Optional.empty();
      }
      return tried(() -> forms.identifier(known.get(), cell(Header.VALUE)));
    }

    private Optional<LocalDate> receivedOn() {
      String cell = cell(Header.RECEIVED_ON);
      try {
        if (DATE.matcher(cell).matches()) {
          LocalDate day = LocalDate.parse(cell);
          if (day.isAfter(lastDay)) {
            faults.add("received_on lies in the future");
          }
          return Optional.of(day);
        }
      } catch (DateTimeParseException e) {
        // said below
      }
      faults.add("received_on is not a date as YYYY-MM-DD");
      return Optional.empty();
    }

    private Optional<Boolean> verified() {
      @Nullable Boolean verified =
          switch (cell(Header.IDENTITY_VERIFIED).toLowerCase(Locale.ROOT)) {
            case "true", "yes", "1", "t" -> Boolean.TRUE;
            case "false", "no", "0", "f" -> Boolean.FALSE;
            default -> null;
          };
      if (verified == null) {
        faults.add("identity_verified is not true or false");
      }
      return Optional.ofNullable(verified);
    }

    private Optional<Correction> correction(Optional<RequestType> type) {
      String target = cell(Header.TARGET);
      String newValue = cell(Header.NEW_VALUE);
      if (type.filter(RequestType.RECTIFICATION::equals).isPresent()) {
        if (!Correction.isTarget(target)) {
          faults.add("target is neither a category of personal data nor SOURCE.TABLE.COLUMN");
          return Optional.empty();
        }
        return Optional.of(new Correction(target, newValue));
      }
      if (type.isPresent() && !(target.isEmpty() && newValue.isEmpty())) {
        faults.add("target and new_value belong to a rectification only");
      }
      return Optional.empty();
    }

    private <T> Optional<T> tried(Supplier<T> attempt) {
      try {
        return Optional.of(attempt.get());
      } catch (IllegalArgumentException e) {
        faults.add(String.valueOf(e.getMessage()));
        return Optional.empty();
      }
    }

    private String cell(String column) {
      return header.cell(record, column);
    }
  }
}
