package dev.steward.rectification;

import dev.steward.request.IdentifierForm;
import dev.steward.request.IdentifierForms;
import dev.steward.source.CellDate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How values of a category are compared: e-mail addresses ignoring case, phone numbers as E.164,
 * dates by their day, decimal numbers by their value, all else character by character; always
 * ignoring surrounding space. Safe for use by several threads.
 */
record ValueForm(IdentifierForms forms) {
  private static final Set<String> DATES = Set.of("date-of-birth", "death-date");
  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,40}\\.[0-9]{1,40}");

  /**
   * A value in the form in which it is compared; empty where it is none.
   *
   * @param category empty for none
   */
  Optional<String> of(String category, String text) {
    String value = text.strip();
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (DATES.contains(category)) {
      OptionalLong day = CellDate.day(value);
      return Optional.of(
          day.isPresent() ? LocalDate.ofEpochDay(day.getAsLong()).toString() : value);
    }
    IdentifierForm form = IdentifierForm.of(category);
    if (form != IdentifierForm.EXACT) {
      // what is no number may be what is to be put right
      return forms.comparable(form, value).or(() -> Optional.of(value));
    }
    return Optional.of(
        DECIMAL.matcher(value).matches()
            ? new BigDecimal(value).stripTrailingZeros().toPlainString()
            : value);
  }

  /** Why a text is no value of a category; empty where it may be one. */
  Optional<String> fault(String category, String text) {
    if (DATES.contains(category) && CellDate.day(text.strip()).isEmpty()) {
      return Optional.of("the new value is not a date as YYYY-MM-DD");
    }
    if (IdentifierForm.of(category) == IdentifierForm.EXACT) {
      return Optional.empty();
    }
    try {
      forms.identifier(category, text);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of("new_value: " + e.getMessage());
    }
  }
}
