package dev.steward.request.inbox;

import dev.steward.request.IdentifierForms;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A request that somebody enters by hand: the cells of a line of the inbox, judged as those are.
 * Holds personal data.
 */
public final class EnteredRequest {
  private final Map<String, String> cells = new HashMap<>();

  /** As an inbox writes it: {@code access}, {@code erasure}. */
  public EnteredRequest type(String type) {
    return with(Header.TYPE, type);
  }

  public EnteredRequest id(String id) {
    return with(Header.ID, id);
  }

  /**
   * @param kind {@code key}, or a kind that tables of people declare
   */
  public EnteredRequest identifier(String kind, String value) {
    return with(Header.IDENTIFIER, kind).with(Header.VALUE, value);
  }

  /** As {@code YYYY-MM-DD}. */
  public EnteredRequest receivedOn(String day) {
    return with(Header.RECEIVED_ON, day);
  }

  public EnteredRequest identityVerified(boolean verified) {
    return with(Header.IDENTITY_VERIFIED, String.valueOf(verified));
  }

  /** In words; empty for none. */
  public EnteredRequest note(String note) {
    return with(Header.NOTE, note);
  }

  /** What a rectification sets right, and to what; both empty for other requests. */
  public EnteredRequest correction(String target, String newValue) {
    return with(Header.TARGET, target).with(Header.NEW_VALUE, newValue);
  }

  /**
   * The request, or all that is wrong with it.
   *
   * @param kinds the kinds of identifier that people may give, besides {@code key}
   * @param lastDay the last day that it can have been received on
   */
  public InboxLine read(Set<String> kinds, IdentifierForms forms, LocalDate lastDay) {
    List<String> record =
        Header.ALL.stream().map(column -> cells.getOrDefault(column, "")).toList();
    return new RequestForm(kinds, forms, lastDay).read("entry", 1, new Header(Header.ALL), record);
  }

  private EnteredRequest with(String column, String cell) {
    cells.put(column, cell);
    return this;
  }

  /** Without what is personal. */
  @Override
  public String toString() {
    return "EnteredRequest[" + cells.size() + " cells]";
  }
}
