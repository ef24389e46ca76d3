package dev.steward.report;

/**
 * A finished file that goes with a publication and is no report.
 *
 * @param source the file that has it, alone or among others
 * @param at where it begins there
 * @param path where it is to be, below the publication's folder
 * @param rows that it holds, in whatever form
 * @param sha256 in hexadecimal
 */
public record AttachedFile(
    String source, long at, String path, long rows, long bytes, String sha256) {}
