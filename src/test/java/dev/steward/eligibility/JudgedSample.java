package dev.steward.eligibility;

import dev.steward.testkit.SampleCopy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The numbers of the sample's activities, by the judge's SQL over the sample's own data. */
public final class JudgedSample {
  private static final Map<String, String> TABLES =
      Map.of(
          "contact", "select * from contact",
          "lead", "select * from lead",
          "member", "select * from segment_member",
          "buyer", "select distinct contactid from orders");

  private JudgedSample() {}

  /**
   * Lines {@code activity members eligible ineligible}, and lines {@code activity reason contacts}.
   *
   * @param folder of a copy of the sample
   */
  public static List<String> numbers(Path folder, String day) throws Exception {
    return numbersAfterErasure(folder, folder, "('')", day);
  }

  /**
   * The same, where people were erased before it was decided.
   *
   * @param asked of a copy of the sample as it was when they asked
   * @param erasures a query of the requests that are answered, or a list of them
   */
  public static List<String> numbersAfterErasure(
      Path folder, Path asked, String erasures, String day) throws Exception {
    Path crm = tables(folder);
    Path crmAsked = tables(asked);
    Path estate = Files.createDirectories(folder.resolve("judge-" + day));
    try (Judge judge = Judge.of("base", 10, estate)) {
      judge.value("folder", crm.toString());
      judge.value("asked", crmAsked.toString());
      judge.value("inbox", asked.resolve("drops/subject-requests.csv").toString());
      judge.value("erasures", erasures);
      judge.value("drops", folder.resolve("drops").toString());
      judge.value("day", day);
      judge.script("sample.sql");
      judge.script("rules.sql");
      return judge.query(
          """
          select activity || ' ' || count(*) || ' ' || count(*) filter (eligible) || ' '
            || count(*) filter (not eligible) from decision group by activity
          union all
          select activity || ' ' || reason || ' ' || count(*) from decision group by activity, reason
          order by 1
          """);
    }
  }

  private static Path tables(Path folder) throws Exception {
    Path tables = Files.createDirectories(folder.resolve("judged"));
    try (Connection connection = DriverManager.getConnection(SampleCopy.crm(folder));
        Statement sql = connection.createStatement()) {
      for (Map.Entry<String, String> table : TABLES.entrySet()) {
        sql.execute(
            "call csvwrite('%s/%s.csv', '%s', 'caseSensitiveColumnNames=true charset=UTF-8')"
                .formatted(tables, table.getKey(), table.getValue()));
      }
    }
    return tables;
  }

  /**
   * The same lines, of a table as it is printed.
   *
   * @param table its heading and the lines of activities
   */
  public static List<String> printed(List<String> table) {
    List<String> printed = new ArrayList<>();
    for (String line : table.subList(1, table.size())) {
      String[] words = line.strip().split(" +", 6);
      printed.add(String.join(" ", words[0], words[2], words[3], words[4]));
      if (!words[3].equals("0")) {
        printed.add(words[0] + " eligible " + words[3]);
      }
      for (String because : words[5].split(", ")) {
        printed.add(words[0] + " " + because.split(" ")[1] + " " + because.split(" ")[0]);
      }
    }
    return printed;
  }
}
