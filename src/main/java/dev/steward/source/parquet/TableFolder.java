package dev.steward.source.parquet;

import dev.steward.source.FolderTables.Part;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files of one table.
 *
 * @param path of its folder, or of the file that it is
 * @param partitionKeys keys of the {@code key=value} folders, in the order of the folders
 * @param lake the format whose own records say which files count; null where there is none
 * @param remarks what a reader of reports should know about the choice of files
 */
record TableFolder(
    String name,
    String path,
    List<Part> files,
    List<String> partitionKeys,
    @Nullable LakeFormat lake,
    List<String> remarks) {
  TableFolder {
    files = List.copyOf(files);
    partitionKeys = List.copyOf(partitionKeys);
    remarks = List.copyOf(remarks);
  }
}
