package dev.steward.cli;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The parameter {@code as-of}. */
final class AsOfParameter {
  private AsOfParameter() {}

  /**
   * @throws ParameterException where the value is no date
   */
  static LocalDate date(CommandSpec spec, String value) {
    try {
      return LocalDate.parse(value);
    } catch (DateTimeParseException e) {
      throw new ParameterException(
          spec.commandLine(), "as-of: expected a date as YYYY-MM-DD, not " + value);
    }
  }
}
