package dev.steward.config;

import dev.steward.catalog.FidesCategories;
import dev.steward.config.CatalogProperties.FidesProperties;
import dev.steward.config.FidesDataset.Collection;
import dev.steward.config.FidesDataset.Field;
import dev.steward.config.FidesDataset.Reference;
import dev.steward.config.TableProperties.ColumnProperties;
import dev.steward.config.TableProperties.LinkProperties;
import dev.steward.core.PersonalDataCategory;
import dev.steward.files.FileStore;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Adds what datasets of Fides say to the tables of the configuration, which counts where both say
 * something: categories of columns, identifiers, keys of people, and links between tables. A
 * collection with an identity and one primary key is a table of people; a field that is found by
 * another of them refers to that one.
 */
final class FidesImport {
  private static final PropertyPath PATH = PropertyPath.STEWARD.child("catalog").child("fides");

  private static final int MOST_CHARACTERS = 200_000_000;

  /** Kinds of identity that Steward calls otherwise. */
  private static final Map<String, String> KINDS = Map.of("phone_number", "phone");

  private final FaultList faults;
  private final Map<String, String> sources = new LinkedHashMap<>();
  private final Map<String, Map<String, Additions>> tables = new LinkedHashMap<>();

  /** What is added to a table. */
  private static final class Additions {
    private final Map<String, ColumnProperties> columns = new LinkedHashMap<>();
    private final Map<String, String> identifiers = new LinkedHashMap<>();
    private final List<LinkProperties> links = new ArrayList<>();
  }

  private FidesImport(FaultList faults) {
    this.faults = faults;
  }

  /** The properties with what their datasets add. */
  static StewardProperties into(StewardProperties properties, FaultList faults) {
    CatalogProperties catalog = properties.catalog();
    if (catalog == null || catalog.fides() == null) {
      return properties;
    }
    FidesImport all = new FidesImport(faults);
    List<FidesDataset> datasets = new ArrayList<>();
    for (int i = 0; i < catalog.fides().size(); i++) {
      datasets.addAll(all.datasets(catalog.fides().get(i), PATH.index(i), properties));
    }
    datasets.forEach(all::add);
    Map<String, SourceProperties> merged = new LinkedHashMap<>();
    properties
        .sourcesOrNone()
        .forEach((name, source) -> merged.put(name, all.merged(name, source)));
    return properties.withSources(merged);
  }

  private List<FidesDataset> datasets(
      FidesProperties fides, PropertyPath path, StewardProperties properties) {
    String location = fides.file();
    if (location == null || location.isBlank()) {
      faults.add(path.child("file"), "missing");
      return List.of();
    }
    List<FidesDataset> datasets = read(location, path.child("file"));
    for (FidesDataset dataset : datasets) {
      String source = fides.source() == null ? dataset.key() : fides.source();
      if (properties.sourcesOrNone().containsKey(source)) {
        sources.put(dataset.key(), source);
      } else {
        faults.unknown(
            path.child("source"),
            "no source " + source,
            properties.sourcesOrNone().keySet(),
            source);
      }
    }
    return datasets;
  }

  /** A dataset of a large estate is longer than the three million characters that are usual. */
  private static LoaderOptions limits() {
    LoaderOptions limits = new LoaderOptions();
    limits.setCodePointLimit(MOST_CHARACTERS);
    return limits;
  }

  private List<FidesDataset> read(String location, PropertyPath path) {
    try {
      FileStore files = FileStore.of(location, Map.of());
      try (InputStream in = files.read(files.resolve(location))) {
        List<FidesDataset> datasets =
            FidesDataset.all(new Yaml(new SafeConstructor(limits())).load(in));
        if (datasets.isEmpty()) {
          faults.add(path, location + " has no dataset of Fides");
        }
        return datasets;
      }
    } catch (IOException e) {
      faults.add(path, "cannot read " + location + ": " + FileStore.reason(e));
    } catch (YAMLException e) {
      faults.add(path, location + " is not YAML");
    } catch (IllegalArgumentException e) {
      faults.add(path, "cannot read " + location + ": no path or URI");
    }
    return List.of();
  }

  private void add(FidesDataset dataset) {
    String source = sources.get(dataset.key());
    if (source == null) {
      return;
    }
    for (Collection collection : dataset.collections()) {
      Additions table = table(source, collection.name());
      List<String> keys = new ArrayList<>();
      for (Field field : collection.fields()) {
        category(field)
            .ifPresent(
                it ->
                    table.columns.put(
                        field.name(), new ColumnProperties(it.name(), null, null, null)));
        field
            .identity()
            .ifPresent(kind -> table.identifiers.put(field.name(), KINDS.getOrDefault(kind, kind)));
        if (field.isPrimaryKey()) {
          keys.add(field.name());
        }
        field.references().forEach(to -> link(source, collection.name(), field.name(), to));
      }
      if (!table.identifiers.isEmpty() && !keys.isEmpty()) {
        table.links.add(0, new LinkProperties(keys, null, null, null, null));
      }
    }
  }

  private static Optional<PersonalDataCategory> category(Field field) {
    return field.categories().stream().flatMap(it -> FidesCategories.read(it).stream()).findFirst();
  }

  private void link(String source, String table, String column, Reference reference) {
    int dot = reference.field().indexOf('.');
    String other = sources.get(reference.dataset());
    if (dot < 0 || other == null) {
      return; // of a dataset that is not at hand
    }
    String otherTable = reference.field().substring(0, dot);
    String otherColumn = reference.field().substring(dot + 1);
    if (reference.isFrom()) {
      table(source, table).links.add(link(column, other, otherTable, otherColumn));
    } else {
      table(other, otherTable).links.add(link(otherColumn, source, table, column));
    }
  }

  private static LinkProperties link(
      String column, String source, String table, String references) {
    return new LinkProperties(
        null, column, null, List.of(source + "." + table + "." + references), null);
  }

  private Additions table(String source, String table) {
    return tables
        .computeIfAbsent(source, name -> new LinkedHashMap<>())
        .computeIfAbsent(table, name -> new Additions());
  }

  private SourceProperties merged(String name, SourceProperties source) {
    Map<String, Additions> additions = tables.get(name);
    if (additions == null) {
      return source;
    }
    Map<String, TableProperties> merged = new LinkedHashMap<>(source.tablesOrNone());
    additions.forEach((table, more) -> merged.put(table, merged(merged.get(table), more)));
    return source.withTables(merged);
  }

  private static TableProperties merged(@Nullable TableProperties table, Additions more) {
    TableProperties declared = table == null ? TableProperties.NONE : table;
    if (declared.personal() != null) {
      return declared;
    }
    Map<String, ColumnProperties> columns = new LinkedHashMap<>(more.columns);
    if (declared.columns() != null) {
      declared
          .columns()
          .forEach((name, column) -> columns.merge(name, column, FidesImport::merged));
    }
    boolean hasLinks = declared.subject() != null || declared.subjects() != null;
    List<LinkProperties> links = more.links.stream().distinct().toList();
    return new TableProperties(
        null,
        declared.subject(),
        hasLinks || links.isEmpty() ? declared.subjects() : links,
        declared.identifiers() != null || more.identifiers.isEmpty()
            ? declared.identifiers()
            : more.identifiers,
        columns.isEmpty() ? null : columns,
        declared.erase());
  }

  private static ColumnProperties merged(ColumnProperties fides, ColumnProperties declared) {
    return new ColumnProperties(
        declared.category() == null ? fides.category() : declared.category(),
        declared.provided(),
        declared.withheld(),
        declared.anonymise());
  }
}
