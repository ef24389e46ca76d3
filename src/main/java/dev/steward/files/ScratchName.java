package dev.steward.files;

import java.util.UUID;

/** Names of files that are being written: hidden, and beside the files whose place they take. */
public final class ScratchName {
  private static final String END = ".steward.tmp";

  private ScratchName() {}

  /** A path that nobody else writes to: a process that was taken for dead may still be writing. */
  public static String beside(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return folderOf(path) + "/." + name + "." + UUID.randomUUID() + END;
  }

  /** Whether a file was being written in the place of that one. */
  public static boolean isFor(String path, String name) {
    String own = path.substring(path.lastIndexOf('/') + 1);
    return name.startsWith("." + own + ".") && name.endsWith(END);
  }

  /** Where Hadoop keeps a local file's checksums. */
  public static String checksumsOf(String path) {
    return folderOf(path) + "/." + path.substring(path.lastIndexOf('/') + 1) + ".crc";
  }

  public static String folderOf(String path) {
    return path.substring(0, path.lastIndexOf('/'));
  }
}
