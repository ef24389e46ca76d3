package dev.steward.files;

import java.util.List;

/**
 * @param files ordered by path
 * @param unreadable folders that could not be looked into
 */
public record Listing(List<StoredFile> files, List<Unreadable> unreadable) {
  public Listing {
    files = List.copyOf(files);
    unreadable = List.copyOf(unreadable);
  }

  /** A folder and why it could not be listed. */
  public record Unreadable(String path, String reason) {}
}
