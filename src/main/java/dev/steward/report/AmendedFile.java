package dev.steward.report;

import java.time.LocalDate;

/**
 * What was changed in a publication after it was published.
 *
 * @param reason in words without personal data
 */
public record AmendedFile(String path, LocalDate on, String reason) {}
