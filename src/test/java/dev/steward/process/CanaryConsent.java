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

/** An estate of consent whose every cell is a canary, keys too, well and broken. */
final class CanaryConsent {
  private static final int PEOPLE = 300;

  private CanaryConsent() {}

  /**
   * Writes it, with a configuration.
   *
   * @return the file of the configuration
   */
  static Path write(Path folder) throws IOException, SQLException {
    Path drops = Files.createDirectories(folder.resolve("drops"));
    Files.writeString(
        drops.resolve("contact.csv"), "id,name,email,level,born,guardian\n" + people());
    Files.writeString(
        drops.resolve("lead.csv"),
        "leadid,contact\n"
            + lines(40, it -> it.key() + "77," + (it.number() % 3 == 0 ? it.email() : it.key())));
    Files.writeString(folder.resolve("ledger.csv"), ledger());
    Files.writeString(folder.resolve("inbox.csv"), inbox());
    String crm = "jdbc:h2:file:" + folder.resolve("crm");
    try (Connection connection = DriverManager.getConnection(crm);
        Statement sql = connection.createStatement()) {
      sql.execute("create table member (segment varchar(80), contact_id varchar(80))");
      for (int row = 0; row < PEOPLE; row++) {
        Canary canary = new Canary(row);
        sql.execute("insert into member values ('vip', '%d')".formatted(canary.key()));
        sql.execute("insert into member values ('%s', '1')".formatted(canary.name()));
      }
    }
    return Files.writeString(folder.resolve("steward.yml"), configuration(folder, crm));
  }

  private interface Line {
    String of(Canary canary);
  }

  private static String lines(int count, Line line) {
    return IntStream.range(0, count)
        .mapToObj(number -> line.of(new Canary(number)) + "\n")
        .collect(Collectors.joining());
  }

  /** Levels and birth dates that are canaries cannot be read; some have two rows. */
  private static String people() {
    Line line =
        it ->
            "%d,%s,%s,%s,%s,%s"
                .formatted(
                    it.key(),
                    it.name(),
                    it.email(),
                    it.number() % 7 == 0 ? it.name() : "58703000" + (1 + it.number() % 5),
                    it.number() % 11 == 0 ? it.phone() : "20" + (10 + it.number() % 10) + "-05-01",
                    it.number() % 13 == 0 ? it.email() : new Canary(it.number() + 1).key());
    return lines(PEOPLE, line) + lines(20, line);
  }

  private static String ledger() {
    return "event_id,contact_id,level,occurred_at,source,evidence,guardian_id\n"
        + lines(
            PEOPLE,
            it ->
                "E%d,%d,marketing,2026-01-05T10:00:00Z,%s,\"%s\",%d"
                    .formatted(
                        it.number(),
                        it.key(),
                        it.name(),
                        it.text(),
                        new Canary(it.number() + 1).key()))
        + lines(
            50, it -> "F%d,%d,%s,%s,,,".formatted(it.number(), it.key(), it.email(), it.phone()))
        + lines(50, it -> "G%d,%d,none,%s,,,".formatted(it.number(), it.key(), it.email()))
        + lines(20, it -> it.email() + "," + it.text())
        + lines(5, it -> "H" + it.number());
  }

  private static String inbox() {
    return "request_id,type,identifier,value,received_on,identity_verified,note\n"
        + lines(
            30,
            it ->
                "R%d,%s,email,%s,2026-01-20,false,%s"
                    .formatted(
                        it.number(),
                        it.number() % 2 == 0 ? "withdraw-consent" : "restriction",
                        it.email(),
                        it.name()))
        + lines(10, it -> "K%d,objection,key,%d,2026-01-20,,".formatted(it.number(), it.key()))
        + lines(
            10, it -> "S%d,%s,email,%s,2026-01-20,,".formatted(it.number(), it.name(), it.email()))
        + lines(10, it -> "T%d,objection,%s,x,%s,,".formatted(it.number(), it.phone(), it.text()))
        + lines(10, it -> it.email() + ",objection,key,1,2026-01-20,,")
        + lines(10, Canary::line);
  }

  private static String configuration(Path folder, String crm) {
    return """
        steward:
          pseudonym-key: %3$s
          requests: {inbox: %1$s/inbox.csv}
          sources:
            drops:
              type: csv
              location: %1$s/drops
              tables:
                contact: {subject: {key: id}, identifiers: {email: email}}
                lead: {subject: {column: contact}}
            crm: {type: jdbc, url: "%2$s"}
          consent:
            contacts: drops.contact
            leads: {table: drops.lead, key: leadid, contact: contact}
            columns: {level: level, birth-date: born, guardian: guardian}
            ledger: {file: %1$s/ledger.csv}
            segments:
              vip: {members: {table: crm.member}}
              cast: {members: {query: "select cast(segment as int) from member", source: crm}}
              everyone: {members: all}
            activities:
              - {id: newsletter, kind: customer-journey, segment: vip, minimum-level: marketing}
              - {id: statements, kind: segment, segment: everyone, minimum-level: transactional}
              - {id: lead-news, kind: segment, segment: everyone, subject: lead, minimum-level: consent}
              - {id: broken, kind: segment, segment: cast, minimum-level: consent}
        """
        .formatted(folder, crm, Base64.getEncoder().encodeToString(new byte[32]));
  }
}
