package dev.steward.bench;

import dev.steward.testkit.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/**
 * Our process: an erasure on an empty control store, of people whose rows lie in five tables of a
 * million rows each in PostgreSQL, as they were before.
 *
 * @param folder of its own
 * @param template the URL of the database that is never changed
 * @param people how many, evenly spread; none where it has nothing to do
 */
record PostgresErasure(Path folder, String template, int people) implements SideBySide.Command {
  static final int ROWS = 1_000_000;
  static final List<String> TABLES = List.of("contact", "address", "orders", "order_line", "visit");

  private static final String AS_OF = "2026-01-01";

  /** A database whose five tables refer to each other, indexed where they do. */
  static String filled() throws SQLException {
    String url = Postgres.newDatabase();
    try (Connection connection = Postgres.connect(url);
        Statement sql = connection.createStatement()) {
      sql.execute(
          """
          create table contact as select i as contactid, 'Given' || i %% 977 as firstname,
            'person' || i || '@example.org' as email, '+4915' || 100000000 + i as phone,
            'note ' || md5(i::text) as note from generate_series(0, %1$d - 1) i;
          alter table contact add primary key (contactid);
          create table address as select i as addressid, (i::bigint * 7919 %% %1$d)::int as contactid,
            'Street ' || i %% 5000 as street, 'City ' || i %% 800 as city
            from generate_series(0, %1$d - 1) i;
          alter table address add primary key (addressid),
            add foreign key (contactid) references contact;
          create index on address (contactid);
          create table orders as select i as orderid, (i::bigint * 6007 %% %1$d)::int as contactid,
            date '2024-01-01' + i %% 700 as orderdate, i %% 10000 / 100.0 as total
            from generate_series(0, %1$d - 1) i;
          alter table orders add primary key (orderid),
            add foreign key (contactid) references contact;
          create index on orders (contactid);
          create table order_line as select i as lineid, (i::bigint * 5003 %% %1$d)::int as orderid,
            'item ' || i %% 3000 as item, i %% 5 as pieces from generate_series(0, %1$d - 1) i;
          alter table order_line add primary key (lineid),
            add foreign key (orderid) references orders;
          create index on order_line (orderid);
          create table visit as select i as visitid, (i::bigint * 4001 %% %1$d)::int as contactid,
            '/page/' || i %% 900 as page, md5(i::text) as session
            from generate_series(0, %1$d - 1) i;
          alter table visit add primary key (visitid),
            add foreign key (contactid) references contact;
          create index on visit (contactid);
          """
              .formatted(ROWS));
      for (String table : TABLES) {
        sql.execute("vacuum analyze " + table);
      }
    }
    return url;
  }

  @Override
  public void prepare() throws IOException {
    FileSystemUtils.deleteRecursively(folder);
    Files.createDirectories(folder);
    copy();
    List<String> inbox = new ArrayList<>();
    inbox.add("request_id,type,identifier,value,received_on,identity_verified");
    for (int i = 0; i < people; i++) {
      inbox.add(
          "R%d,erasure,email,person%d@example.org,2025-12-20,true"
              .formatted(i, (long) i * ROWS / people));
    }
    Files.write(folder.resolve("inbox.csv"), inbox);
    Files.writeString(
        folder.resolve("bench.yml"),
        """
        steward:
          home: %1$s/home
          reports: %1$s/reports
          pseudonym-key: %2$s
          requests: {inbox: %1$s/inbox.csv}
          erasure: {limits: {rows: 100000000, share: 1}}
          sources:
            crm:
              type: jdbc
              url: "%3$s"
              username: %4$s
              password: %5$s
              tables:
                contact:
                  subject: {key: contactid}
                  identifiers: {email: email}
                  erase: {action: delete}
                address: {subject: {column: contactid}, erase: {action: delete}}
                orders: {subject: {column: contactid}, erase: {action: delete}}
                order_line:
                  subject: {column: orderid, references: crm.orders.orderid}
                  erase: {action: delete}
                visit: {subject: {column: contactid}, erase: {action: delete}}
        """
            .formatted(
                folder,
                Base64.getEncoder().encodeToString(new byte[32]),
                database(),
                Postgres.USER,
                Postgres.PASSWORD));
  }

  /** The database that is changed, anew. */
  void copy() throws IOException {
    String name = name();
    try (Connection connection = Postgres.connect(template.replaceFirst("/[^/]*$", "/postgres"));
        Statement sql = connection.createStatement()) {
      sql.execute("drop database if exists " + name);
      sql.execute("create database %s template %s".formatted(name, name(template)));
      sql.execute("checkpoint");
    } catch (SQLException e) {
      throw new IOException("Cannot copy the database", e);
    }
  }

  String database() {
    return template.replaceFirst("/[^/]*$", "/" + name());
  }

  private String name() {
    return "changed_" + people;
  }

  private static String name(String url) {
    return url.substring(url.lastIndexOf('/') + 1);
  }

  @Override
  public List<String> line() {
    return Launcher.job("subject-erasure", folder.resolve("bench.yml"), AS_OF);
  }

  JobSteps steps() {
    return new JobSteps(folder.resolve("home"));
  }
}
