package dev.steward.report;

import java.util.regex.Pattern;

/**
 * A finished part of a large report, a Parquet file that lies somewhere of its own.
 *
 * @param path where it lies
 * @param sha256 in hexadecimal
 */
public record PartFile(String path, long rows, long bytes, String sha256) {
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  public PartFile {
    if (rows < 0 || bytes < 1 || !SHA256.matcher(sha256).matches()) {
      throw new IllegalArgumentException("Not what a part measures: " + path);
    }
  }

  /** The same part where it was moved to. */
  public PartFile movedTo(String place) {
    return new PartFile(place, rows, bytes, sha256);
  }
}
