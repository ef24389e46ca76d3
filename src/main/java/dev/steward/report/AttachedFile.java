package dev.steward.report;

/**
 * A finished file that goes with a publication and is no report.
 *
 * @param source where it is
 * @param path where it is to be, below the publication's folder
 * @param rows that it holds, in whatever form
 * @param sha256 in hexadecimal
 */
public record AttachedFile(String source, String path, long rows, long bytes, String sha256) {}
