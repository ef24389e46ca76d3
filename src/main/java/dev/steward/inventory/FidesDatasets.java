package dev.steward.inventory;

import dev.steward.catalog.FidesCategories;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/**
 * What an inventory found as datasets of Fides (fideslang): one a source, a collection a table, a
 * field a column, with the data category that is nearest. Parts of a nested column's path, with
 * dots between, are fields within fields.
 */
public final class FidesDatasets {
  private static final String NOT_PERSONAL = "system.operations";

  /** Fields by name, in the inventory's order. */
  private static final class Field {
    private final Map<String, Field> fields = new LinkedHashMap<>();
    private List<String> categories = List.of();

    Field at(String path) {
      Field field = this;
      for (String part : path.split("\\.", -1)) {
        field = field.fields.computeIfAbsent(part, name -> new Field());
      }
      return field;
    }

    private List<Map<String, Object>> listed() {
      List<Map<String, Object>> listed = new ArrayList<>();
      fields.forEach(
          (name, field) -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("name", name);
            if (!field.categories.isEmpty()) {
              one.put("data_categories", field.categories);
            }
            if (!field.fields.isEmpty()) {
              one.put("fides_meta", Map.of("data_type", "object"));
              one.put("fields", field.listed());
            }
            listed.add(one);
          });
      return listed;
    }
  }

  private FidesDatasets() {}

  /** The lines of a YAML file. */
  public static List<String> lines(List<Finding> findings) {
    Map<String, Map<String, Field>> sources = new LinkedHashMap<>();
    for (Finding finding : findings) {
      Field field =
          sources
              .computeIfAbsent(finding.column().table().source(), name -> new LinkedHashMap<>())
              .computeIfAbsent(finding.column().table().table(), name -> new Field())
              .at(finding.column().column());
      field.categories =
          List.of(
              finding.personal()
                  ? finding.category().map(FidesCategories::written).orElse("user")
                  : NOT_PERSONAL);
    }
    List<Object> datasets = new ArrayList<>();
    sources.forEach(
        (source, tables) -> {
          List<Object> collections = new ArrayList<>();
          tables.forEach(
              (table, fields) -> {
                Map<String, Object> collection = new LinkedHashMap<>();
                collection.put("name", table);
                collection.put("fields", fields.listed());
                collections.add(collection);
              });
          Map<String, Object> dataset = new LinkedHashMap<>();
          dataset.put("fides_key", source);
          dataset.put("name", source);
          dataset.put("collections", collections);
          datasets.add(dataset);
        });
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setAllowUnicode(true);
    return new Yaml(options).dump(Map.of("dataset", datasets)).lines().toList();
  }
}
