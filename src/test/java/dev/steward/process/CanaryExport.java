package dev.steward.process;

import dev.steward.testkit.Canary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** An estate of people whose every cell is a canary, keys too, and what they ask for. */
final class CanaryExport {
  static final int PEOPLE = 300;

  private CanaryExport() {}

  /**
   * Writes it, with a configuration.
   *
   * @param broken whether a table is among it whose cells cannot all be read
   * @return the file of the configuration
   */
  static Path write(Path folder, boolean broken) throws IOException, SQLException {
    Path drops = Files.createDirectories(folder.resolve("drops"));
    Files.writeString(
        drops.resolve("contact.csv"),
        "id,name,email,phone,guardian\n"
            + lines(
                PEOPLE,
                it ->
                    "%d,%s,%s,%s,%d"
                        .formatted(
                            it.key(),
                            it.name(),
                            it.number() % 10 == 0 ? new Canary(0).email() : it.email(),
                            it.phone(),
                            new Canary(it.number() + 1).key())));
    Files.writeString(
        drops.resolve("list.csv"),
        "mail,note\n" + lines(PEOPLE, it -> it.email() + "," + it.name()));
    Files.writeString(folder.resolve("inbox.csv"), inbox());
    String crm = "jdbc:h2:file:" + folder.resolve("crm");
    try (Connection connection = DriverManager.getConnection(crm);
        Statement sql = connection.createStatement()) {
      sql.execute("create table note (contact bigint, body varchar(400), payload varchar(2000))");
      for (int row = 0; row < PEOPLE; row++) {
        Canary canary = new Canary(row);
        sql.execute(
            "insert into note values (%d, '%s', '%s')"
                .formatted(canary.key(), canary.text(), canary.json().strip()));
      }
      sql.execute("create view cast_note as select contact, cast(body as int) as n from note");
    }
    return Files.writeString(
        folder.resolve("steward.yml"), configuration(folder, crm, broken ? "" : "#"));
  }

  private interface Line {
    String of(Canary canary);
  }

  private static String lines(int count, Line line) {
    return IntStream.range(0, count)
        .mapToObj(number -> line.of(new Canary(number)) + "\n")
        .collect(Collectors.joining());
  }

  private static String inbox() {
    return "request_id,type,identifier,value,received_on,identity_verified,note\n"
        + lines(
            30,
            it ->
                "R%d,%s,email,%s,2026-01-20,true,%s"
                    .formatted(
                        it.number(),
                        it.number() % 3 == 0 ? "portability" : "access",
                        it.email(),
                        it.name()))
        + lines(20, it -> "K%d,access,key,%d,2026-01-20,true,".formatted(it.number(), it.key()))
        + lines(5, it -> "T%d,access,phone,%s,2026-01-20,true,".formatted(it.number(), it.phone()))
        + lines(5, it -> "U%d,access,email,%s,2026-01-20,false,".formatted(it.number(), it.email()))
        + lines(
            5, it -> "N%d,access,email,no-%s,2026-01-20,true,".formatted(it.number(), it.email()))
        + lines(
            5, it -> "S%d,%s,email,%s,2026-01-20,,".formatted(it.number(), it.name(), it.email()))
        + lines(5, it -> "V%d,access,%s,x,%s,,".formatted(it.number(), it.phone(), it.text()))
        + lines(5, it -> it.email() + ",access,key,1,2026-01-20,,")
        + lines(5, Canary::line);
  }

  private static String configuration(Path folder, String crm, String unlessBroken) {
    return """
        steward:
          pseudonym-key: %3$s
          requests: {inbox: %1$s/inbox.csv, default-region: DE}
          sources:
            drops:
              type: csv
              location: %1$s/drops
              tables:
                contact:
                  subjects:
                    - {key: id}
                    - {column: guardian, references: drops.contact.id, relation: names}
                  identifiers: {email: email, phone: phone}
                  columns: {email: {category: email, provided: true}}
                list: {subject: {column: mail, references: drops.contact.email}}
            crm:
              type: jdbc
              url: "%2$s"
              tables:
                note: {subject: {column: contact, references: drops.contact.id}}
                %4$scast_note: {subject: {column: contact, references: drops.contact.id}}
        """
        .formatted(folder, crm, Base64.getEncoder().encodeToString(new byte[32]), unlessBroken);
  }
}
