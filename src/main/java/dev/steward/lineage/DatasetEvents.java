package dev.steward.lineage;

import dev.steward.lineage.RunData.Data;
import dev.steward.lineage.RunData.Field;
import dev.steward.lineage.RunData.Report;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.InputDataset;
import io.openlineage.client.OpenLineage.OutputDataset;
import io.openlineage.client.utils.DatasetIdentifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says in events which data a run had to do with, and what is in it. */
final class DatasetEvents {
  private static final String SOURCE = "STEWARD";

  private final OpenLineage openLineage;

  DatasetEvents(OpenLineage openLineage) {
    this.openLineage = openLineage;
  }

  List<InputDataset> inputs(RunData data) {
    return data.read().stream()
        .map(
            each ->
                openLineage.newInputDataset(
                    each.id().getNamespace(), each.id().getName(), facets(each), null))
        .toList();
  }

  /**
   * @param label of the run, which is the version of its reports
   */
  List<OutputDataset> outputs(RunData data, String label) {
    List<OutputDataset> outputs = new ArrayList<>();
    for (Data each : data.changed()) {
      outputs.add(
          openLineage.newOutputDataset(
              each.id().getNamespace(), each.id().getName(), facets(each), null));
    }
    for (Report each : data.written()) {
      outputs.add(
          openLineage.newOutputDataset(
              each.id().getNamespace(),
              each.id().getName(),
              facets(each, label),
              openLineage.newOutputDatasetOutputFacets(
                  openLineage.newOutputStatisticsOutputDatasetFacet(
                      each.rows(), each.bytes(), each.files()),
                  null,
                  null)));
    }
    return outputs;
  }

  private OpenLineage.DatasetFacets facets(Data data) {
    OpenLineage.DatasetFacetsBuilder facets = openLineage.newDatasetFacetsBuilder();
    data.table()
        .ifPresent(
            table ->
                facets.dataSource(openLineage.newDatasourceDatasetFacet(table.source(), null)));
    if (!data.fields().isEmpty()) {
      facets.schema(
          openLineage.newSchemaDatasetFacet(
              data.fields().stream().map(field -> field(field.name(), field.type())).toList()));
    }
    List<OpenLineage.TagsDatasetFacetFields> tags = new ArrayList<>();
    for (Field field : data.fields()) {
      field.category().ifPresent(it -> tags.add(tag("personal-data", it, field)));
      if (field.special()) {
        tags.add(tag("special-category", "true", field));
      }
    }
    if (!tags.isEmpty()) {
      facets.tags(openLineage.newTagsDatasetFacet(tags));
    }
    return facets.build();
  }

  private OpenLineage.TagsDatasetFacetFields tag(String key, String value, Field field) {
    return openLineage.newTagsDatasetFacetFields(key, value, SOURCE, field.name());
  }

  private OpenLineage.DatasetFacets facets(Report report, String label) {
    DatasetIdentifier location = report.location();
    return openLineage
        .newDatasetFacetsBuilder()
        .schema(
            openLineage.newSchemaDatasetFacet(
                report.columns().stream()
                    .map(
                        column ->
                            field(column.name(), column.type().name().toLowerCase(Locale.ROOT)))
                    .toList()))
        .storage(openLineage.newStorageDatasetFacet("file", report.format()))
        .version(openLineage.newDatasetVersionDatasetFacet(label))
        .symlinks(
            openLineage.newSymlinksDatasetFacet(
                List.of(
                    openLineage.newSymlinksDatasetFacetIdentifiers(
                        location.getNamespace(), location.getName(), "LOCATION"))))
        .build();
  }

  private OpenLineage.SchemaDatasetFacetFields field(String name, String type) {
    return openLineage.newSchemaDatasetFacetFields(name, type, null, null, null);
  }
}
