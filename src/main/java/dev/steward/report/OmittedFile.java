package dev.steward.report;

/**
 * A file that readers may look for and that a publication does without.
 *
 * @param path where it would be, below the publication's folder
 * @param reason in words without personal data
 */
public record OmittedFile(String path, String reason) {}
