package dev.steward.config;

import static dev.steward.config.Configurations.bind;
import static dev.steward.config.Configurations.faults;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.catalog.ColumnOverride;
import dev.steward.core.PersonalDataCategory;
import dev.steward.detect.AllowList;
import dev.steward.detect.OwnDetector;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The user's detectors, overrides and allow-lists, as they are written. */
class OwnRulesFaultsTest {
  private static final String DETECTORS = "steward.inventory.detectors.";
  private static final String LISTS = "steward.inventory.allow-lists.";

  @TempDir Path folder;

  @Test
  void bindsAllOfIt() throws Exception {
    Path codes = Files.writeString(folder.resolve("codes.txt"), "\uFEFFa-1\r\n\n  B-2 \r\na-1");
    StewardConfiguration configuration =
        bind(
            """
            steward:
              inventory:
                detectors:
                  loyalty-card:
                    category: person-id
                    names: [loyalty card, klantkaart]
                    pattern: "LC-\\\\d{8}"
                    checksum: luhn
                    dictionary: %s
                    least-rate: 0.25
                  alpha: {category: username, names: [nick, "user, handle"]}
                overrides:
                  - {column: "crm.contact.jobtitle", category: none, reason: "role of the office"}
                  - {column: "crm.*.notes", category: free-text, reason: "calls"}
                allow-lists:
                  office: {values: ["info@example.org"], pattern: ".*@example\\\\.com", file: %s}
                  nobody: {values: [-1, 0, n/a]}
            """
                .formatted(codes, codes));

    assertThat(configuration.ownRules().detectors())
        .extracting(OwnDetector::name)
        .containsExactly("alpha", "loyalty-card");
    OwnDetector alpha = configuration.ownRules().detectors().get(0);
    assertThat(alpha.names()).containsExactly("nick", "user, handle");
    assertThat(alpha.leastRate()).isEqualTo(0.5);
    OwnDetector card = configuration.ownRules().detectors().get(1);
    assertThat(card.category()).isEqualTo(PersonalDataCategory.of("person-id"));
    assertThat(card.pattern().orElseThrow().pattern()).isEqualTo("LC-\\d{8}");
    assertThat(card.checksum()).contains("luhn");
    assertThat(card.dictionary().orElseThrow().size()).isEqualTo(2);
    assertThat(card.leastRate()).isEqualTo(0.25);
    assertThat(configuration.catalog().overrides().all())
        .containsExactly(
            new ColumnOverride("crm.contact.jobtitle", Optional.empty(), "role of the office"),
            new ColumnOverride("crm.*.notes", PersonalDataCategory.find("free-text"), "calls"));
    assertThat(configuration.ownRules().allowLists())
        .extracting(AllowList::name)
        .containsExactly("nobody", "office");
    AllowList office = configuration.ownRules().allowLists().get(1);
    assertThat(office.values().size()).isEqualTo(3);
    assertThat(office.pattern().orElseThrow().pattern()).isEqualTo(".*@example\\.com");
    assertThat(configuration.ownRules().allowLists().get(0).values().size()).isEqualTo(3);
  }

  @Test
  void tellsAllThatIsWrongWithDetectors() {
    assertThat(
            faults(
                """
                steward:
                  inventory:
                    detectors:
                      a: {category: emaill, names: [x]}
                      b: {names: [y, "--"]}
                      c: {category: none, checksum: luhn}
                      d: {category: email, pattern: "a(b", checksum: luhm}
                      e: {category: email, pattern: "", least-rate: 1.5}
                      f: {category: email, pattern: x, least-rate: often}
                      g: {category: email, names: [z], least-rate: 0.5, checksum: "zero:1 2"}
                      h_i: {category: email, names: [z], patern: x}
                """))
        .containsExactlyInAnyOrder(
            DETECTORS + "a.category: no such category: emaill; did you mean email?",
            DETECTORS
                + "b.category: missing; one of "
                + String.join(
                    ", ",
                    PersonalDataCategory.all().stream().map(PersonalDataCategory::name).toList()),
            DETECTORS + "b.names[1]: a phrase has a letter or digit",
            DETECTORS
                + "c.category: no such category: none; one of "
                + String.join(
                    ", ",
                    PersonalDataCategory.all().stream().map(PersonalDataCategory::name).toList()),
            DETECTORS + "c: expected names, a pattern or a dictionary",
            DETECTORS + "c.checksum: a checksum needs a pattern or a dictionary beside it",
            DETECTORS + "d.pattern: no regular expression of Java: Unclosed group near character 4",
            DETECTORS + "d.checksum: no such checksum: luhm; did you mean luhn?",
            DETECTORS + "e.pattern: a pattern is not empty",
            DETECTORS + "e.least-rate: expected a share above 0 and up to 1, found 1.5",
            DETECTORS + "f.least-rate: expected a number such as 0.5, found often",
            DETECTORS
                + "g.least-rate: a rate needs a pattern or a dictionary whose matches it counts",
            DETECTORS + "g.checksum: a checksum needs a pattern or a dictionary beside it",
            DETECTORS
                + "g.checksum: no such checksum: zero:1 2; one of luhn, verhoeff, mod11-10,"
                + " mod97-10, zero:W:M, last:W:M, comp:W:M, be, no, tr, baltic, br, ru-snils",
            DETECTORS + "h_i: a name has ASCII letters, digits and - only",
            DETECTORS + "hi.patern: no such property; did you mean pattern?");
  }

  @Test
  void tellsNamesThatClash() {
    assertThat(
            faults(
                """
                steward:
                  inventory:
                    detectors:
                      member: {category: person-id, names: [club card]}
                      gift: {category: bank-account, names: [voucher, ClubCard]}
                      tested: {category: email, names: [club card], pattern: x}
                """))
        .containsExactly(
            DETECTORS
                + "member.names[0]: gift has the same name for bank-account; a pattern or"
                + " dictionary would tell them apart");
    assertThat(
            faults(
                """
                steward:
                  inventory:
                    detectors:
                      club-card: {category: person-id, names: [club card]}
                      clubCard: {category: person-id, names: [club]}
                """))
        .anyMatch(fault -> fault.contains("the same key as club-card"));
  }

  @Test
  void tellsFilesThatCannotBeRead() throws Exception {
    Path latin =
        Files.write(folder.resolve("latin.txt"), "Müller".getBytes(StandardCharsets.ISO_8859_1));
    Path empty = Files.writeString(folder.resolve("empty.txt"), "\n \n");
    assertThat(
            faults(
                """
                steward:
                  inventory:
                    detectors:
                      a: {category: email, dictionary: %1$s/none.txt}
                      b: {category: email, dictionary: %1$s/latin.txt}
                      c: {category: email, dictionary: %1$s/empty.txt}
                      d: {category: email, dictionary: %1$s}
                      e: {category: email, dictionary: "nofs://host/file"}
                    allow-lists:
                      f: {file: %1$s/none.txt}
                      g: {file: %1$s/empty.txt}
                """
                    .formatted(folder)))
        .hasSize(6)
        .contains(
            DETECTORS
                + "a.dictionary: cannot read %s/none.txt: no such file or folder".formatted(folder),
            DETECTORS + "b.dictionary: cannot read %s: it is not UTF-8".formatted(latin),
            DETECTORS + "c.dictionary: %s has no value".formatted(empty),
            LISTS + "f.file: cannot read %s/none.txt: no such file or folder".formatted(folder))
        .anyMatch(fault -> fault.startsWith(DETECTORS + "d.dictionary: cannot read " + folder))
        .anyMatch(
            fault -> fault.startsWith(DETECTORS + "e.dictionary: cannot read nofs://host/file: "));
  }

  @Test
  void tellsAllThatIsWrongWithOverrides() {
    assertThat(
            faults(
                """
                steward:
                  inventory:
                    overrides:
                      - {column: contact.email, category: none, reason: x}
                      - {category: emaill, reason: " "}
                      - {column: crm.contact.email, reason: x}
                      - {column: crm.*.x, category: none, reason: x, colunm: y}
                      - {column: crm.*.x, category: email, reason: x}
                """))
        .satisfiesExactlyInAnyOrder(
            fault ->
                assertThat(fault)
                    .isEqualTo(
                        "steward.inventory.overrides[0].column: expected SOURCE.TABLE.COLUMN, globs"
                            + " allowed, found contact.email"),
            fault ->
                assertThat(fault)
                    .isEqualTo(
                        "steward.inventory.overrides[1].column: missing; SOURCE.TABLE.COLUMN, globs"
                            + " allowed"),
            fault ->
                assertThat(fault)
                    .isEqualTo(
                        "steward.inventory.overrides[1].category: no such category: emaill; did you"
                            + " mean email?"),
            fault ->
                assertThat(fault)
                    .isEqualTo(
                        "steward.inventory.overrides[1].reason: missing; the inventory tells it as"
                            + " evidence"),
            fault ->
                assertThat(fault)
                    .startsWith(
                        "steward.inventory.overrides[2].category: missing; one of none, person-na"),
            fault ->
                assertThat(fault)
                    .isEqualTo(
                        "steward.inventory.overrides[3].colunm: no such property; did you mean"
                            + " column?"),
            fault ->
                assertThat(fault)
                    .isEqualTo(
                        "steward.inventory.overrides[4].column: the same as that of overrides[3]"));
  }

  @Test
  void tellsAllThatIsWrongWithAllowLists() {
    assertThat(
            faults(
                """
                steward:
                  inventory:
                    allow-lists:
                      a: {}
                      b: {values: ["x", " "]}
                      c: {values: []}
                      d e: {values: [x]}
                      f: {vaules: [x]}
                """))
        .contains(
            LISTS + "b.values[1]: a value is not blank",
            LISTS + "c: expected values, a pattern or a file",
            LISTS + "f.vaules: no such property; did you mean values?",
            LISTS + "a: expected values, a pattern or a file")
        .anyMatch(fault -> fault.contains("write the key as \"[d e]\""));
  }

  /** Ways to write them wrong, each with the same value in it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "office: {pattern: 'hush(hush@example.org', values: [' ']}",
        "office: {pattern: '\\p{hush@example.org}'}",
        "office: {pattern: '(?<hush>.)\\k<hush2>'}",
        "office: {values: {hush@example.org: x}}",
        "office: {values: [{hush@example.org: x}]}",
        "office: hush@example.org",
        "office: [hush@example.org]",
        "office: {values: [hush@example.org], file: /no/such/file}",
        "of fice: {values: [hush@example.org]}",
      })
  void neverTellsAValue(String list) {
    List<String> faults =
        faults("steward: {inventory: {allow-lists: {" + list + "}, detectors: {x: {}}}}");

    assertThat(faults).hasSizeGreaterThan(2).anyMatch(fault -> fault.startsWith(LISTS + "of"));
    assertThat(faults.toString()).doesNotContain("hush");
  }

  @Test
  void printsNoValue() throws ConfigurationFaults {
    StewardConfiguration configuration =
        bind(
            "steward: {inventory: {allow-lists: {office: {values: [hush@example.org], pattern:"
                + " hush}}, detectors: {a: {category: email, pattern: hush}}}}");

    assertThat(configuration.ownRules().toString())
        .isEqualTo("OwnRules[detectors=[OwnDetector[a]], allowLists=[AllowList[office]]]");
  }
}
