package dev.steward.source.csv;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What a reader of a report should know about a table's files. */
final class CsvRemarks {
  private CsvRemarks() {}

  static List<String> about(List<CsvFile> files, CsvSettings settings) {
    List<String> remarks = new ArrayList<>();
    add(remarks, files, CsvFile::isEmpty, "the file is empty");
    add(
        remarks,
        files,
        file -> file.lacksHeader(settings),
        "the first row holds values, not names, and is read as data");
    add(
        remarks,
        files,
        file -> file.encoding().gzip(),
        "compressed: a sample is read from the file's start only");
    Set<Set<String>> headers = new LinkedHashSet<>();
    files.stream()
        .filter(file -> !file.isEmpty())
        .forEach(file -> headers.add(new LinkedHashSet<>(file.names())));
    if (headers.size() > 1) {
      remarks.add("the files differ in their columns");
    }
    return remarks;
  }

  private static void add(
      List<String> remarks, List<CsvFile> files, Predicate<CsvFile> test, String remark) {
    List<CsvFile> those = files.stream().filter(test).toList();
    if (those.isEmpty()) {
      return;
    }
    boolean all = those.size() == files.size();
    remarks.add(all ? remark : remark + " (" + those.get(0).place() + more(those.size()) + ")");
  }

  private static String more(int files) {
    return files == 1 ? "" : " and " + (files - 1) + " more";
  }
}
