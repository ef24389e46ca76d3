package dev.steward.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.core.ColumnRef;
import dev.steward.core.DataType;
import dev.steward.core.PersonalDataCategory;
import dev.steward.core.TableRef;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class FidesDatasetsTest {
  private static Finding finding(String table, String column, String category) {
    return new Finding(
        new ColumnRef(new TableRef("crm", table), column),
        DataType.TEXT,
        !category.isEmpty(),
        PersonalDataCategory.find(category),
        1,
        "",
        1,
        1,
        OptionalLong.of(1),
        1,
        1,
        1,
        List.of(),
        "",
        Finding.Status.UNDECLARED,
        Optional.empty(),
        Optional.empty(),
        LocalDate.EPOCH);
  }

  @Test
  void areOneASourceWithFieldsWithinFields() {
    List<String> lines =
        FidesDatasets.lines(
            List.of(
                finding("contact", "id", ""),
                finding("contact", "email", "email"),
                finding("contact", "profile", ""),
                finding("contact", "profile.born", "date-of-birth"),
                finding("web/visit", "- : odd", "iban")));

    Object yaml = new Yaml(new SafeConstructor(new LoaderOptions())).load(String.join("\n", lines));
    assertThat(yaml)
        .isEqualTo(
            Map.of(
                "dataset",
                List.of(
                    Map.of(
                        "fides_key",
                        "crm",
                        "name",
                        "crm",
                        "collections",
                        List.of(
                            Map.of(
                                "name",
                                "contact",
                                "fields",
                                List.of(
                                    field("id", "system.operations"),
                                    field("email", "user.contact.email"),
                                    Map.of(
                                        "name",
                                        "profile",
                                        "data_categories",
                                        List.of("system.operations"),
                                        "fides_meta",
                                        Map.of("data_type", "object"),
                                        "fields",
                                        List.of(field("born", "user.demographic.date_of_birth"))))),
                            Map.of(
                                "name",
                                "web/visit",
                                "fields",
                                List.of(field("- : odd", "user.financial.bank_account"))))))));
  }

  private static Map<String, Object> field(String name, String category) {
    return Map.of("name", name, "data_categories", List.of(category));
  }
}
