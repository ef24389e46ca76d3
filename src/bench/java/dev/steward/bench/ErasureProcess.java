package dev.steward.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.util.FileSystemUtils;

/**
 * Our process: an erasure on an empty control store, of people whose events lie in a lake as it was
 * before.
 *
 * @param folder of its own
 * @param subjects nobody where it has nothing to do
 */
record ErasureProcess(Path folder, EventLake lake, Optional<EventLake.Subjects> subjects)
    implements SideBySide.Command {
  private static final String AS_OF = "2026-01-01";

  @Override
  public void prepare() throws IOException {
    FileSystemUtils.deleteRecursively(folder);
    lake.link(table());
    List<String> inbox = new ArrayList<>();
    inbox.add("request_id,type,identifier,value,received_on,identity_verified");
    List<String> people = new ArrayList<>();
    people.add("id,email");
    if (subjects.isPresent()) {
      List<String> keys = Files.readAllLines(lake.keys(subjects.get()));
      int[] numbers = subjects.get().people().toArray();
      for (int i = 0; i < numbers.length; i++) {
        String email = EventLake.Subjects.email(numbers[i]);
        people.add(keys.get(i) + "," + email);
        inbox.add("R" + i + ",erasure,email," + email + ",2025-12-20,true");
      }
    }
    Files.createDirectories(folder.resolve("crm"));
    Files.write(folder.resolve("crm/contact.csv"), people);
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
              type: csv
              location: %1$s/crm
              tables:
                contact:
                  subject: {key: id}
                  identifiers: {email: email}
                  erase: {action: delete}
            lake:
              type: parquet
              location: %1$s/lake
              tables:
                event:
                  subject: {column: contactid, references: crm.contact.id}
                  erase: {action: delete}
        """
            .formatted(folder, Base64.getEncoder().encodeToString(new byte[32])));
  }

  /** The folder of the files that it changes. */
  Path table() {
    return folder.resolve("lake/event");
  }

  @Override
  public List<String> line() {
    return Launcher.job("subject-erasure", folder.resolve("bench.yml"), AS_OF);
  }

  JobSteps steps() {
    return new JobSteps(folder.resolve("home"));
  }
}
