package dev.steward.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.catalog.FidesCategories;
import dev.steward.catalog.SubjectLink;
import dev.steward.catalog.TableDeclaration;
import dev.steward.core.PersonalDataCategory;
import dev.steward.core.TableRef;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Datasets of Fides as declarations. */
class FidesImportTest {
  private static final String DATASET =
      """
      dataset:
        - fides_key: shop_database
          name: Shop
          collections:
            - name: customer
              fields:
                - {name: id, data_categories: [user.unique_id], fides_meta: {primary_key: true}}
                - name: email
                  data_categories: [user.contact.email]
                  fides_meta: {identity: email, data_type: string}
                - {name: mobile, data_categories: [user.contact.phone_number], fidesops_meta: {identity: phone_number}}
                - {name: segment, data_categories: [system.operations]}
                - name: address_id
                  fides_meta:
                    references: [{dataset: shop_database, field: address.id, direction: to}]
                - name: profile
                  fields:
                    - {name: born, data_categories: [user.demographic.date_of_birth]}
            - name: orders
              fields:
                - name: customer_id
                  data_categories: [user.unique_id]
                  fides_meta:
                    references: [{dataset: shop_database, field: customer.id, direction: from}]
                - {name: card, data_categories: [user.payment.of.some.kind]}
            - name: address
              fields:
                - {name: street, data_categories: [user.contact.address.street]}
      """;

  @TempDir Path folder;

  private StewardConfiguration configuration(String yaml) throws Exception {
    Path file = Files.writeString(folder.resolve("steward.yml"), yaml);
    return StewardConfiguration.from(ConfigurationFiles.load(List.of(file), List.of()));
  }

  private String fides(String source) throws Exception {
    Path file = Files.writeString(folder.resolve("shop.fides.yml"), DATASET);
    return "catalog: {fides: [{file: '%s'%s}]}".formatted(file, source);
  }

  private static TableDeclaration table(StewardConfiguration configuration, String name) {
    return configuration.catalog().find(new TableRef("crm", name)).orElseThrow();
  }

  private static String category(TableDeclaration table, String column) {
    var declared = table.columns().get(column);
    return declared == null
        ? "none"
        : declared.category().map(PersonalDataCategory::name).orElse("none");
  }

  @Test
  void declaresColumnsIdentifiersPeopleAndLinks() throws Exception {
    StewardConfiguration configuration =
        configuration(
            """
            steward:
              sources: {crm: {type: jdbc, url: 'jdbc:h2:mem:x'}}
              %s
            """
                .formatted(fides(", source: crm")));

    TableDeclaration customer = table(configuration, "customer");
    assertThat(category(customer, "email")).isEqualTo("email");
    assertThat(category(customer, "profile.born")).isEqualTo("date-of-birth");
    assertThat(category(customer, "segment")).isEqualTo("none");
    assertThat(customer.identifiers()).containsEntry("email", "email");
    assertThat(customer.identifiers()).containsEntry("mobile", "phone");
    assertThat(customer.subjects()).containsExactly(new SubjectLink.Root(List.of("id")));
    assertThat(category(table(configuration, "orders"), "card")).isEqualTo("credit-card");
    assertThat(table(configuration, "orders").subjects().toString())
        .contains("customer_id", "crm.customer.id");
    assertThat(table(configuration, "address").subjects().toString())
        .contains("crm.customer.address_id");
  }

  @Test
  void readsADatasetOfManyMegabytes() throws Exception {
    Path file = folder.resolve("large.fides.yml");
    Files.writeString(file, DATASET + "\n# " + "x".repeat(4_000_000) + "\n");

    StewardConfiguration configuration =
        configuration(
            """
            steward:
              sources: {crm: {type: jdbc, url: 'jdbc:h2:mem:x'}}
              catalog: {fides: [{file: '%s', source: crm}]}
            """
                .formatted(file));

    assertThat(category(table(configuration, "customer"), "email")).isEqualTo("email");
  }

  @Test
  void letsTheConfigurationCount() throws Exception {
    StewardConfiguration configuration =
        configuration(
            """
            steward:
              sources:
                crm:
                  type: jdbc
                  url: 'jdbc:h2:mem:x'
                  tables:
                    customer:
                      subject: {key: [tenant, id]}
                      columns:
                        email: {provided: true}
                        mobile: {category: username}
                    orders: {personal: none}
              %s
            """
                .formatted(fides(", source: crm")));

    TableDeclaration customer = table(configuration, "customer");
    assertThat(customer.subjects()).containsExactly(new SubjectLink.Root(List.of("tenant", "id")));
    assertThat(category(customer, "mobile")).isEqualTo("username");
    assertThat(category(customer, "email")).isEqualTo("email");
    assertThat(customer.columns().get("email")).asString().contains("true");
    assertThat(table(configuration, "orders").columns()).isEmpty();
  }

  @Test
  void namesWhatCannotBeUsed() throws Exception {
    String sources = "steward: {sources: {crm: {type: jdbc, url: 'jdbc:h2:mem:x'}}, %s}";
    assertThatThrownBy(() -> configuration(sources.formatted(fides(""))))
        .hasMessageContaining("steward.catalog.fides[0].source: no source shop_database");
    assertThatThrownBy(
            () -> configuration(sources.formatted("catalog: {fides: [{file: nowhere.yml}]}")))
        .hasMessageContaining("steward.catalog.fides[0].file: cannot read nowhere.yml");
    Path text = Files.writeString(folder.resolve("broken.yml"), "a: [");
    assertThatThrownBy(
            () ->
                configuration(
                    sources.formatted("catalog: {fides: [{file: '%s'}]}".formatted(text))))
        .hasMessageContaining("broken.yml is not YAML");
  }

  @Test
  void hasAKeyForEachCategoryThatIsReadAsOneOfItsKind() {
    for (PersonalDataCategory category : PersonalDataCategory.all()) {
      assertThat(FidesCategories.written(category)).as(category.name()).startsWith("user.");
    }
    assertThat(FidesCategories.read("user.contact.email.work"))
        .contains(PersonalDataCategory.of("email"));
    assertThat(FidesCategories.read("system.operations")).isEmpty();
    assertThat(FidesCategories.read("user.behavior")).isEmpty();
  }
}
