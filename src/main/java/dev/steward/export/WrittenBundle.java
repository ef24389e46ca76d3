package dev.steward.export;

import dev.steward.core.TableRef;
import java.util.List;

/**
 * A bundle that is on disk, whole.
 *
 * @param path where it is
 * @param sha256 of the file, in hexadecimal
 * @param tables in the order of the bundle
 */
public record WrittenBundle(String path, long bytes, String sha256, List<TableCount> tables) {
  public WrittenBundle {
    tables = List.copyOf(tables);
  }

  /** The name of its file, without the extension. */
  String name() {
    String file = path.substring(path.lastIndexOf('/') + 1);
    return file.substring(0, file.length() - extension().length());
  }

  String extension() {
    return path.endsWith(BundleWriter.ENCRYPTED) ? BundleWriter.ENCRYPTED : BundleWriter.ZIP;
  }

  /**
   * What it holds of a table.
   *
   * @param withheld columns, and paths inside columns, that are left out for a reason
   * @param withheldRows rows that are left out for a reason
   */
  public record TableCount(TableRef table, long rows, List<String> withheld, long withheldRows) {
    public TableCount {
      withheld = List.copyOf(withheld);
    }
  }
}
