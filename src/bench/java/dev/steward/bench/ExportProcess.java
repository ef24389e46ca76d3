package dev.steward.bench;

import dev.steward.testkit.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/**
 * Our process: requests for access, taken from an inbox into an empty control store, of people in
 * PostgreSQL whose interactions lie in a lake; each is answered with a bundle.
 *
 * @param folder of its own
 * @param database the URL of the one that has the table {@code contact}
 * @param emails of those who ask
 */
record ExportProcess(Path folder, InteractionLake lake, String database, List<String> emails)
    implements SideBySide.Command {
  private static final String AS_OF = "2026-01-01";

  @Override
  public void prepare() throws IOException {
    FileSystemUtils.deleteRecursively(folder);
    Files.createDirectories(folder);
    List<String> inbox = new ArrayList<>();
    inbox.add("request_id,type,identifier,value,received_on,identity_verified");
    for (String email : emails) {
      inbox.add("R" + inbox.size() + ",access,email," + email + ",2025-12-20,true");
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
            lake:
              type: parquet
              location: %6$s
              include: [interaction]
              tables:
                interaction:
                  subject: {column: contactid, references: crm.contact.contactid}
        """
            .formatted(
                folder,
                Base64.getEncoder().encodeToString(new byte[32]),
                database,
                Postgres.USER,
                Postgres.PASSWORD,
                lake.folder()));
  }

  @Override
  public List<String> line() {
    return Launcher.job("subject-export", folder.resolve("bench.yml"), AS_OF);
  }

  JobSteps steps() {
    return new JobSteps(folder.resolve("home"));
  }

  /** The folder of bundles that it published. */
  Path bundles() {
    return folder.resolve("reports/subject-export/" + AS_OF + "/bundles");
  }
}
