package dev.steward.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.catalog.Anonymisation;
import dev.steward.catalog.ColumnDeclaration;
import dev.steward.catalog.SubjectLink;
import dev.steward.catalog.TableDeclaration;
import dev.steward.core.ColumnRef;
import dev.steward.core.TableRef;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeclarationFaultsTest {
  private static final String CRM =
      """
      steward:
        sources:
          crm:
            type: jdbc
            url: jdbc:h2:mem:crm
            tables:
      """;

  @Test
  void tellsAllFaultsOfLinks() {
    assertThat(
            faults(
                """
                a: {subject: {key: id, column: other}}
                b: {subject: {references: crm.a.id}}
                c: {subject: {column: x, columns: [y, z]}}
                d: {subject: {column: x, references: [crm.a.id, crm.a.no]}}
                e: {subject: {column: x, relation: share}}
                f: {subject: {column: x}, subjects: [{column: y}]}
                g: {subject: {column: x, references: orders}}
                h: {subject: {column: x, references: crn.orders.id}}
                i: {subject: {columns: [x, y], references: [crm.a.id, crm.b.id]}}
                j: {subject: {column: ""}}
                """))
        .containsExactlyInAnyOrder(
            "steward.sources.crm.tables.a.subject: key stands alone: it makes each row a person",
            "steward.sources.crm.tables.b.subject: expected key, column or columns",
            "steward.sources.crm.tables.c.subject.columns: write column (one) or columns (a list),"
                + " not both",
            "steward.sources.crm.tables.d.subject.references: each column references one column;"
                + " 1 to 2",
            "steward.sources.crm.tables.e.subject.relation: no such relation: share; did you mean"
                + " shared?",
            "steward.sources.crm.tables.f.subjects: write subject (one link) or subjects (a list),"
                + " not both",
            "steward.sources.crm.tables.g.subject.references: expected SOURCE.TABLE.COLUMN, found"
                + " orders",
            "steward.sources.crm.tables.h.subject.references: no source crn in crn.orders.id; did"
                + " you mean crm?",
            "steward.sources.crm.tables.i.subject.references: the columns of one link are in one"
                + " table",
            "steward.sources.crm.tables.j.subject.column: a column's name is missing");
  }

  @Test
  void tellsAllFaultsOfEraseRules() {
    assertThat(
            faults(
                """
                a: {erase: {of: crm.b}}
                b: {erase: {action: deleted}}
                c: {erase: {action: delete, basis: law}}
                d: {erase: {action: retain, until: {column: day, plus: ten years}}}
                e: {erase: {action: retain, basis: law, until: {from: end-of-yaer, plus: P1Y}}}
                f: {erase: {action: follow, of: crm.x}}
                g: {erase: {action: follow, of: x}}
                h: {erase: {action: follow}}
                i: {erase: {action: follow, of: crm.j}}
                j: {erase: {action: follow, of: crm.i}}
                k: {erase: {action: retain, basis: law, until: {column: day, plus: P-1Y}}}
                """))
        .containsExactlyInAnyOrder(
            "steward.sources.crm.tables.a.erase.action: missing; one of delete, anonymise, retain,"
                + " follow",
            "steward.sources.crm.tables.b.erase.action: no such action: deleted; did you mean"
                + " delete?",
            "steward.sources.crm.tables.c.erase.basis: action delete has no basis",
            "steward.sources.crm.tables.d.erase.until.plus: expected a period such as P10Y, found"
                + " ten years",
            "steward.sources.crm.tables.d.erase.until.plus: missing; a period such as P10Y",
            "steward.sources.crm.tables.d.erase.basis: missing; the lawful ground for keeping, in"
                + " words",
            "steward.sources.crm.tables.e.erase.until.column: missing; a column of dates",
            "steward.sources.crm.tables.e.erase.until.from: no such start: end-of-yaer (leave it"
                + " out to start at the date itself); did you mean end-of-year?",
            "steward.sources.crm.tables.f.erase.of: no declared table crm.x; did you mean crm.a?",
            "steward.sources.crm.tables.g.erase.of: expected SOURCE.TABLE, found x",
            "steward.sources.crm.tables.h.erase.of: missing; the table to follow, as SOURCE.TABLE",
            "steward.sources.crm.tables.i.erase.of: the table follows itself, so no rule is"
                + " reached",
            "steward.sources.crm.tables.j.erase.of: the table follows itself, so no rule is"
                + " reached",
            "steward.sources.crm.tables.k.erase.until.plus: a retention does not end before it"
                + " begins");
  }

  @Test
  void tellsAllFaultsOfColumns() {
    assertThat(
            faults(
                """
                a:
                  identifiers: {x: key}
                  columns:
                    b: {category: e-mail}
                    c: {withheld: " "}
                    d: {anonymise: nothing}
                    e: {anonymise: {words: x}}
                    f: {provided: maybe}
                g: {personal: nope}
                h: {personal: none, erase: {action: delete}}
                """))
        .containsExactlyInAnyOrder(
            "steward.sources.crm.tables.a.identifiers.x: expected a kind such as email or phone",
            "steward.sources.crm.tables.a.columns.b.category: no such category: e-mail; did you"
                + " mean email?",
            "steward.sources.crm.tables.a.columns.c.withheld: say why exports leave the column out",
            "steward.sources.crm.tables.a.columns.d.anonymise: no such word (a fixed text is"
                + " {text: …}): nothing; one of null, pseudonym, year, keep",
            "steward.sources.crm.tables.a.columns.e.anonymise.words: no such property; one of text",
            "steward.sources.crm.tables.a.columns.f.provided: expected true or false, found maybe",
            "steward.sources.crm.tables.g.personal: no such value: nope; did you mean none?",
            "steward.sources.crm.tables.h.personal: a table without personal data has no other"
                + " declarations");
  }

  @Test
  void tellsALinkToASubjectTableThatIsNotClear() {
    assertThat(faults("a: {subject: {column: x}}"))
        .containsExactly(
            "steward.sources.crm.tables.a: a link without references needs one table with a key in"
                + " crm, which has none; add references: SOURCE.TABLE.COLUMN");
    assertThat(
            faults(
                """
                a: {subject: {column: x}}
                b: {subject: {key: id}}
                c: {subject: {key: id}}
                """))
        .containsExactly(
            "steward.sources.crm.tables.a: a link without references needs one table with a key in"
                + " crm, which has b, c; add references: SOURCE.TABLE.COLUMN");
    assertThat(faults("a: {subject: {column: x}}\nb: {subject: {key: [id, part]}}"))
        .containsExactly(
            "steward.sources.crm.tables.a: the key of crm.b has 2 columns, the link 1");
  }

  @Test
  void readsAReferenceByTheLongestDeclaredTable() throws ConfigurationFaults {
    List<TableDeclaration> tables =
        bind(
            """
            sales: {personal: none}
            "[sales.orders]": {personal: none}
            a: {subject: {column: x, references: crm.sales.orders.order.id}}
            b: {subject: {column: x, references: crm.audit.entry.id, relation: shared}}
            c: {subject: {columns: [x, y], references: [crm.sales.id, crm.sales.no]}}
            """);

    assertThat(reference(tables.get(2)))
        .containsExactly(new ColumnRef(new TableRef("crm", "sales.orders"), "order.id"));
    assertThat(reference(tables.get(3)))
        .containsExactly(new ColumnRef(new TableRef("crm", "audit.entry"), "id"));
    assertThat(reference(tables.get(4)))
        .containsExactly(
            new ColumnRef(new TableRef("crm", "sales"), "id"),
            new ColumnRef(new TableRef("crm", "sales"), "no"));
  }

  @Test
  void readsKeysOfSeveralColumnsAndSeveralLinks() throws ConfigurationFaults {
    List<TableDeclaration> tables =
        bind(
            """
            a: {subject: {key: [country, number]}}
            b: {subjects: [{columns: [x, y]}, {column: z, references: crm.a.number}]}
            """);

    assertThat(tables.get(0).subjects())
        .containsExactly(new SubjectLink.Root(List.of("country", "number")));
    assertThat(tables.get(1).subjects())
        .containsExactly(
            new SubjectLink.ToSubject(List.of("x", "y"), SubjectLink.Relation.OWNS),
            new SubjectLink.ToRows(
                List.of("z"),
                List.of(new ColumnRef(new TableRef("crm", "a"), "number")),
                SubjectLink.Relation.OWNS));
  }

  @Test
  void readsEachWayToAnonymise() throws ConfigurationFaults {
    TableDeclaration table =
        bind("""
                t:
                  columns:
                    a: {anonymise: null}
                    b: {anonymise: "null"}
                    c: {anonymise: pseudonym}
                    d: {anonymise: year}
                    e: {anonymise: keep}
                    f: {anonymise: {text: ""}}
                    "[user.email]": {anonymise: {text: gone}}
                    h: {provided: true}
                """)
            .get(0);

    assertThat(table.columns())
        .hasSize(8)
        .hasEntrySatisfying("a", is(new Anonymisation.ToNull()))
        .hasEntrySatisfying("b", is(new Anonymisation.ToNull()))
        .hasEntrySatisfying("c", is(new Anonymisation.ToPseudonym()))
        .hasEntrySatisfying("d", is(new Anonymisation.ToYear()))
        .hasEntrySatisfying("e", is(new Anonymisation.Keep()))
        .hasEntrySatisfying("f", is(new Anonymisation.ToText("")))
        .hasEntrySatisfying("user.email", is(new Anonymisation.ToText("gone")))
        .hasEntrySatisfying("h", is(null));
  }

  private static Consumer<ColumnDeclaration> is(@Nullable Anonymisation expected) {
    return column -> assertThat(column.anonymise()).isEqualTo(Optional.ofNullable(expected));
  }

  private static List<ColumnRef> reference(TableDeclaration table) {
    return ((SubjectLink.ToRows) table.subjects().get(0)).references();
  }

  private static List<String> faults(String tables) {
    return Configurations.faults(CRM + tables.indent(8));
  }

  private static List<TableDeclaration> bind(String tables) throws ConfigurationFaults {
    return List.copyOf(Configurations.bind(CRM + tables.indent(8)).catalog().declarations());
  }
}
