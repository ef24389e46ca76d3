package dev.steward.export;

import dev.steward.core.TableRef;
import java.util.List;

/**
 * A bundle that is on disk, whole.
 *
 * @param pack the file that has it, among others
 * @param at where it begins there
 * @param name of a file of its own, without the extension
 * @param extension of that
 * @param sha256 of the bundle, in hexadecimal
 * @param tables in the order of the bundle
 */
public record WrittenBundle(
    String pack,
    long at,
    String name,
    String extension,
    long bytes,
    String sha256,
    List<TableCount> tables) {
  public WrittenBundle {
    tables = List.copyOf(tables);
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
