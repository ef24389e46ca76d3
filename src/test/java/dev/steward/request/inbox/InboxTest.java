package dev.steward.request.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.steward.request.Correction;
import dev.steward.request.Identifier;
import dev.steward.request.IdentifierForms;
import dev.steward.request.RequestType;
import dev.steward.request.SubjectRequest;
import dev.steward.testkit.Canary;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InboxTest {
  private static final String HEADER =
      "request_id,type,identifier,value,received_on,identity_verified,note,target,new_value\n";
  private static final String SHORT =
      "request_id,type,identifier,value,received_on,identity_verified\n";

  @TempDir Path folder;

  @Test
  void readsTheInboxOfTheSample() throws IOException {
    List<InboxLine> lines = read(Path.of("sample-data/drops/subject-requests.csv"));

    assertThat(rejections(lines))
        .containsExactly(
            "subject-requests.csv:23: has 6 cells, the header 9",
            "subject-requests.csv:24: received_on is not a date as YYYY-MM-DD");
    assertThat(requests(lines)).hasSize(23);
    assertThat(request(lines, "REQ-2026-0002").identifier())
        .isEqualTo(new Identifier("email", "caio_deangelis@example.com"));
    assertThat(request(lines, "REQ-2026-0007"))
        .isEqualTo(
            new SubjectRequest(
                "REQ-2026-0007",
                RequestType.ERASURE,
                new Identifier("phone", "+34612345102"),
                LocalDate.of(2026, 10, 14),
                true,
                "",
                Optional.empty()));
    assertThat(request(lines, "REQ-2026-0011").correction())
        .contains(new Correction("crm.contact.address1_city", "Newtown"));
    assertThat(request(lines, "REQ-2026-0017").type()).isEqualTo(RequestType.WITHDRAW_CONSENT);
    assertThat(request(lines, "REQ-2026-0017").identityVerified()).isFalse();
  }

  @Test
  void findsColumnsByNameInAnyOrderAndWithoutTheOptionalOnes() throws IOException {
    Path inbox =
        file(
            "a.csv",
            """
            \uFEFF"Value", type ,REQUEST_ID,clerk,received_on,identifier,identity_verified

            anna@example.org,Erasure,R1,Ben,2026-10-01,EMAIL,Yes
            ,,,,,,
            """);

    assertThat(requests(read(inbox)))
        .containsExactly(
            new SubjectRequest(
                "R1",
                RequestType.ERASURE,
                new Identifier("email", "anna@example.org"),
                LocalDate.of(2026, 10, 1),
                true,
                "",
                Optional.empty()));
  }

  @Test
  void readsQuotedCellsOverSeveralLinesAndCountsLinesOn() throws IOException {
    Path inbox =
        file(
            "a.csv",
            HEADER
                + "R1,access,key,\"k,1\",2026-10-01,true,\"she said \"\"now\"\",\r\n\r\nby phone\",,\r\n"
                + "R2,access,key,k2,2026-10-01,perhaps,,,\r\n");

    List<InboxLine> lines = read(inbox);

    SubjectRequest first = request(lines, "R1");
    assertThat(first.identifier().value()).isEqualTo("k,1");
    assertThat(first.note()).isEqualTo("she said \"now\",\n\nby phone");
    assertThat(rejections(lines))
        .containsExactly("a.csv:5: identity_verified is not true or false");
  }

  @Test
  void losesNoLineToAQuoteThatDoesNotEnd() throws IOException {
    Path inbox =
        file(
            "a.csv",
            HEADER
                + "R1,objection,key,k1,2026-10-01,true,\"a note,,\n"
                + "R2,objection,key,k2,2026-10-01,true,5\" screen,,\n"
                + "R3,objection,key,k3,2026-10-01,true,6\" screen,,\n"
                + "R4,objection,key,k4,2026-10-01,true,\"whole\",,\n"
                + "R5,objection,key,k5,2026-10-01,true,\"x\"y,,\n"
                + "R6,objection,key,k6,2026-10-01,true,,,\n"
                + "R7,objection,key,\"k7,2026-10-01,true,,,\n");

    List<InboxLine> lines = read(inbox);

    assertThat(requests(lines)).extracting(SubjectRequest::id).containsExactly("R4", "R6");
    assertThat(rejections(lines))
        .extracting(line -> line.substring(0, line.indexOf(": ")))
        .containsExactly("a.csv:2", "a.csv:3", "a.csv:4", "a.csv:6", "a.csv:8");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "R1,forget-me,email,a@b.c,2026-10-01,true|type is none of access, portability, erasure, ",
        "R1,access,mail,a@b.c,2026-10-01,true|identifier is none of email, key, phone",
        "R1,access,email,zqxcanary,2026-10-01,true|the value is not an e-mail address",
        "R1,access,email,,2026-10-01,true|the value is missing",
        "R1,access,phone,zqxcanary,2026-10-01,true|the value is not a phone number",
        "R1,access,key,k,2026-13-40,true|received_on is not a date as YYYY-MM-DD",
        "R1,access,key,k,2026-02-29,true|received_on is not a date as YYYY-MM-DD",
        "R1,access,key,k,01.10.2026,true|received_on is not a date as YYYY-MM-DD",
        "R1,access,key,k,,true|received_on is not a date as YYYY-MM-DD",
        "R1,access,key,k,2026-11-26,true|received_on lies in the future",
        "R1,access,key,k,2026-10-01,|identity_verified is not true or false",
        ",access,key,k,2026-10-01,true|request_id is missing",
        "zqxcanary@x.org,access,key,k,2026-10-01,true|request_id has up to 100 letters",
        "R1,access,key,k,2026-10-01|has 5 cells, the header 6",
        "R1,access,key,k,2026-10-01,true,zqxcanary|has 7 cells, the header 6",
        "R1,rectification,key,k,2026-10-01,true|target is neither a category",
        ",x,y,zqxcanary,z,|request_id is missing; type is none of"
      })
  void rejectsWhatIsMalformedAndSaysWhyWithoutTheCell(String line, String reason)
      throws IOException {
    Path inbox = file("a.csv", SHORT + line + "\nR2,access,key,k,2026-11-25,f\n");

    List<InboxLine> lines = read(inbox);

    assertThat(rejections(lines)).singleElement().asString().startsWith("a.csv:2: " + reason);
    assertThat(lines.toString()).doesNotContain(Canary.WORD);
    assertThat(requests(lines)).extracting(SubjectRequest::id).containsExactly("R2");
  }

  @Test
  void rejectsATargetOfAnythingButARectification() throws IOException {
    Path inbox =
        file(
            "a.csv",
            HEADER
                + "R1,erasure,key,k,2026-10-01,true,,family-name,\n"
                + "R2,rectification,key,k,2026-10-01,true,,surname,x\n"
                + "R3,rectification,key,k,2026-10-01,true,,family-name,\n");

    assertThat(rejections(read(inbox)))
        .containsExactly(
            "a.csv:2: target and new_value belong to a rectification only",
            "a.csv:3: target is neither a category of personal data nor SOURCE.TABLE.COLUMN");
  }

  @Test
  void rejectsLinesThatAreNotUtf8AndWholeFilesWithoutTheHeader() throws IOException {
    Path inbox = folder.resolve("inbox");
    file("inbox/a.csv", SHORT + "R1,access,email,jürgen@b.c,2026-10-01,true\n", "ISO-8859-1");
    file("inbox/b.csv", SHORT.replace(',', ';') + "R2;access;key;k;2026-10-01;true\n");
    file("inbox/c.csv", SHORT + "R3,access,key,k,2026-10-01,true\n", "UTF-16");
    file("inbox/d.csv", "R4,access,key,zqxcanary,2026-10-01,true\n");
    file("inbox/e.csv", "type," + SHORT + "access,R5,access,key,k,2026-10-01,true\n");
    file("inbox/f.csv", "");
    file("inbox/g.xlsx", SHORT + "R6,access,key,k,2026-10-01,true\n");
    file("inbox/old/h.CSV", SHORT + "R7,access,key,k,2026-10-01,true\n");
    file("inbox/.hidden.csv", SHORT + "R8,access,key,k,2026-10-01,true\n");
    file("inbox/i.csv.rejected.csv", "file,line,reason\n");

    List<InboxLine> lines = read(inbox);

    assertThat(requests(lines)).extracting(SubjectRequest::id).containsExactly("R7");
    assertThat(rejections(lines))
        .containsExactly(
            "a.csv:2: not UTF-8",
            "b.csv:1: the header has no request_id, type, identifier, value, received_on,"
                + " identity_verified (columns are separated by commas); no line was read",
            "c.csv:1: not UTF-8; no line was read",
            "d.csv:1: the header has no request_id, type, identifier, value, received_on,"
                + " identity_verified (columns are separated by commas); no line was read",
            "e.csv:1: the header has twice type; no line was read",
            "g.xlsx:1: only files named *.csv are read");
  }

  @Test
  void saysThatTheInboxCannotBeReadRatherThanThatNobodyAsked() {
    assertThatExceptionOfType(InboxException.class)
        .isThrownBy(() -> read(folder.resolve("inbox.csv")))
        .withMessage(
            "Cannot read the inbox " + folder.resolve("inbox.csv") + ": no such file or folder");
    assertThatExceptionOfType(InboxException.class)
        .isThrownBy(() -> inbox("nowhere:/inbox"))
        .withMessageStartingWith("Cannot read the inbox nowhere:/inbox: ");
  }

  @Test
  void keepsTheCellsOfALineToTellAnAlteredOneAndPrintsNone() throws IOException {
    Canary canary = new Canary(3);
    String line = "R1,access,email," + canary.email() + ",2026-10-01,true,%s,,\n";
    Path inbox = file("a.csv", HEADER + line.formatted("a") + line.formatted(" a "));
    Path altered = file("b.csv", HEADER + line.formatted("b"));

    List<InboxLine> lines = read(inbox);

    assertThat(content(lines.get(0)))
        .isEqualTo(content(lines.get(1)))
        .isNotEqualTo(content(read(altered).get(0)));
    assertThat(lines.toString()).contains("R1").doesNotContain(Canary.WORD);
  }

  @Test
  void writesRejectionsBesideTheInboxAndTheSameOnesOnce() throws IOException {
    Path file = file("in/box.csv", HEADER);
    List<InboxLine.Rejected> rejected =
        List.of(
            new InboxLine.Rejected("box.csv", 2, "type is none of access, erasure"),
            new InboxLine.Rejected("=x.csv", 3, "not UTF-8"));
    Path beside = folder.resolve("in/box.csv.rejected.csv");

    inbox(file.toString()).writeRejections(rejected);
    assertThat(beside)
        .hasContent(
            """
            file,line,reason
            box.csv,2,"type is none of access, erasure"
            '=x.csv,3,not UTF-8
            """);
    var written = Files.getLastModifiedTime(beside);
    Object inode = Files.getAttribute(beside, "unix:ino");
    inbox(file.toString()).writeRejections(rejected);
    assertThat(Files.getLastModifiedTime(beside)).isEqualTo(written);
    assertThat(Files.getAttribute(beside, "unix:ino")).isEqualTo(inode);

    inbox(file.toString()).writeRejections(rejected.subList(0, 1));
    assertThat(Files.readAllLines(beside)).hasSize(2);
    try (var files = Files.list(folder.resolve("in"))) {
      assertThat(files).containsExactlyInAnyOrder(file, beside);
    }

    inbox(file.toString()).writeRejections(List.of());
    assertThat(beside).doesNotExist();

    inbox(folder.resolve("in") + "/").writeRejections(rejected);
    assertThat(folder.resolve("in.rejected.csv")).exists();
  }

  @Test
  void removesNothingThatIsNoFileOfRejections() throws IOException {
    Path folderOfThatName = Files.createDirectories(folder.resolve("box.csv.rejected.csv/x"));
    Path inbox = file("box.csv", HEADER);

    inbox(inbox.toString()).writeRejections(List.of());

    assertThat(folderOfThatName).exists();
    assertThatExceptionOfType(InboxException.class)
        .isThrownBy(
            () ->
                inbox(inbox.toString())
                    .writeRejections(List.of(new InboxLine.Rejected("box.csv", 2, "x"))))
        .withMessageStartingWith("Cannot write what the inbox rejects to ");
  }

  private static Inbox inbox(String location) throws InboxException {
    return Inbox.at(
        location,
        Set.of("email", "phone"),
        new IdentifierForms(Optional.of("DE")),
        LocalDate.of(2026, 11, 25));
  }

  private static List<InboxLine> read(Path location) throws InboxException {
    List<InboxLine> lines = new ArrayList<>();
    inbox(location.toString()).read(lines::add);
    return lines;
  }

  private static List<SubjectRequest> requests(List<InboxLine> lines) {
    return lines.stream()
        .filter(InboxLine.Asked.class::isInstance)
        .map(line -> ((InboxLine.Asked) line).request())
        .toList();
  }

  private static SubjectRequest request(List<InboxLine> lines, String id) {
    return requests(lines).stream().filter(it -> it.id().equals(id)).findFirst().orElseThrow();
  }

  private static List<String> rejections(List<InboxLine> lines) {
    return lines.stream()
        .filter(InboxLine.Rejected.class::isInstance)
        .map(line -> line.file() + ":" + line.line() + ": " + ((InboxLine.Rejected) line).reason())
        .toList();
  }

  private static String content(InboxLine line) {
    return ((InboxLine.Asked) line).content();
  }

  private Path file(String name, String content) throws IOException {
    return file(name, content, StandardCharsets.UTF_8.name());
  }

  private Path file(String name, String content, String charset) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, content.getBytes(Charset.forName(charset)));
  }
}
