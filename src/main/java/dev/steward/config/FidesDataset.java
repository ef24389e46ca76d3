package dev.steward.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A dataset of Fides, as far as it says something about tables: collections, fields with their data
 * categories, identities, primary keys and references.
 *
 * @param key its name, and that of the source unless the configuration says otherwise
 */
record FidesDataset(String key, List<Collection> collections) {
  FidesDataset {
    collections = List.copyOf(collections);
  }

  /** A table. */
  record Collection(String name, List<Field> fields) {
    Collection {
      fields = List.copyOf(fields);
    }
  }

  /**
   * A column.
   *
   * @param name a path where it is nested
   */
  record Field(
      String name,
      List<String> categories,
      Optional<String> identity,
      boolean isPrimaryKey,
      List<Reference> references) {
    Field {
      categories = List.copyOf(categories);
      references = List.copyOf(references);
    }
  }

  /**
   * @param field {@code collection.field}
   * @param isFrom whether the field that has it is found by the other, and not the other by it
   */
  record Reference(String dataset, String field, boolean isFrom) {}

  /** Those of a file that was read as YAML; whatever has another shape is passed over. */
  static List<FidesDataset> all(Object yaml) {
    List<FidesDataset> datasets = new ArrayList<>();
    for (Object dataset : list(at(yaml, "dataset"))) {
      List<Collection> collections = new ArrayList<>();
      for (Object collection : list(at(dataset, "collections"))) {
        List<Field> fields = new ArrayList<>();
        fields("", list(at(collection, "fields")), fields);
        collections.add(new Collection(text(at(collection, "name")), fields));
      }
      datasets.add(new FidesDataset(text(at(dataset, "fides_key")), collections));
    }
    return datasets;
  }

  private static void fields(String above, List<?> yaml, List<Field> all) {
    for (Object field : yaml) {
      String name = above + text(at(field, "name"));
      Object meta =
          at(field, "fides_meta") == null ? at(field, "fidesops_meta") : at(field, "fides_meta");
      List<Reference> references = new ArrayList<>();
      for (Object reference : list(at(meta, "references"))) {
        references.add(
            new Reference(
                text(at(reference, "dataset")),
                text(at(reference, "field")),
                !text(at(reference, "direction")).equals("to")));
      }
      all.add(
          new Field(
              name,
              list(at(field, "data_categories")).stream().map(FidesDataset::text).toList(),
              Optional.of(text(at(meta, "identity"))).filter(it -> !it.isEmpty()),
              text(at(meta, "primary_key")).equals("true"),
              references));
      fields(name + ".", list(at(field, "fields")), all);
    }
  }

  private static @Nullable Object at(@Nullable Object yaml, String key) {
    return yaml instanceof Map<?, ?> map ? map.get(key) : null;
  }

  private static List<?> list(@Nullable Object yaml) {
    return yaml instanceof List<?> list ? list : List.of();
  }

  private static String text(@Nullable Object yaml) {
    return yaml == null ? "" : yaml.toString();
  }
}
