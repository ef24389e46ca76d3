package dev.steward.source.parquet;

import dev.steward.source.FolderTables.Part;
import java.util.List;

/**
 * The files of one table.
 *
 * @param partitionKeys keys of the {@code key=value} folders, in the order of the folders
 * @param remarks what a reader of reports should know about the choice of files
 */
record TableFolder(
    String name, List<Part> files, List<String> partitionKeys, List<String> remarks) {
  TableFolder {
    files = List.copyOf(files);
    partitionKeys = List.copyOf(partitionKeys);
    remarks = List.copyOf(remarks);
  }
}
