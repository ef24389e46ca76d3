package dev.steward.lineage;

import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.RunEvent;
import io.openlineage.client.OpenLineage.RunEvent.EventType;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;

/** Makes events of what happens to runs. */
final class RunEvents {
  private static final String INTEGRATION = "STEWARD";
  private static final int LONGEST = 10_000;
  private static final Map<String, String> ABOUT =
      Map.of(
          "pii-inventory", "Finds personal data in the configured sources",
          "consent-eligibility", "Decides who may be processed for what under their consent",
          "subject-export", "Answers requests for access and portability",
          "subject-erasure", "Carries out requests for erasure",
          "subject-rectification", "Carries out requests for rectification",
          "nightly", "Runs the jobs of a night");

  private final OpenLineage openLineage;
  private final DatasetEvents datasets;
  private final String namespace;
  private final String version;
  private final Clock clock;

  RunEvents(String namespace, String version, Clock clock) {
    this.openLineage = new OpenLineage(URI.create("urn:steward:" + version));
    this.datasets = new DatasetEvents(openLineage);
    this.namespace = namespace;
    this.version = version;
    this.clock = clock;
  }

  RunEvent started(LineageRun run) {
    return event(run, EventType.START, facets(run), RunData.NONE);
  }

  RunEvent ended(LineageRun run, RunEnd end, RunData data) {
    OpenLineage.RunFacetsBuilder facets = facets(run);
    if (end instanceof RunEnd.Failed failed) {
      facets.errorMessage(
          openLineage.newErrorMessageRunFacet(message(failed.reasons()), "java", null));
      return event(run, EventType.FAIL, facets, data);
    }
    return event(
        run, end instanceof RunEnd.Complete ? EventType.COMPLETE : EventType.ABORT, facets, data);
  }

  private static String message(List<String> reasons) {
    String all = String.join("\n", reasons);
    return all.length() <= LONGEST ? all : all.substring(0, LONGEST) + "…";
  }

  private RunEvent event(
      LineageRun run, EventType type, OpenLineage.RunFacetsBuilder facets, RunData data) {
    return openLineage.newRunEvent(
        ZonedDateTime.now(clock.withZone(ZoneOffset.UTC)),
        type,
        openLineage.newRun(run.id(), facets.build()),
        openLineage.newJob(namespace, run.job(), jobFacets(run)),
        datasets.inputs(data),
        datasets.outputs(data, run.label()));
  }

  private OpenLineage.JobFacets jobFacets(LineageRun run) {
    return openLineage
        .newJobFacetsBuilder()
        .jobType(openLineage.newJobTypeJobFacet("BATCH", INTEGRATION, "JOB", null))
        .documentation(
            openLineage.newDocumentationJobFacet(
                ABOUT.getOrDefault(run.job(), run.job()), "text/plain"))
        .build();
  }

  private OpenLineage.RunFacetsBuilder facets(LineageRun run) {
    OpenLineage.RunFacetsBuilder facets =
        openLineage
            .newRunFacetsBuilder()
            .nominalTime(
                openLineage.newNominalTimeRunFacet(
                    run.asOf().atStartOfDay(run.zone()),
                    run.asOf().plusDays(1).atStartOfDay(run.zone())))
            .processing_engine(openLineage.newProcessingEngineRunFacet(version, "Steward", null))
            .tags(
                openLineage.newTagsRunFacet(
                    List.of(openLineage.newTagsRunFacetFields("run", run.label(), INTEGRATION))));
    run.parent().ifPresent(parent -> facets.parent(parent(parent)));
    return facets;
  }

  private OpenLineage.ParentRunFacet parent(LineageRun parent) {
    LineageRun root = parent.root();
    return openLineage.newParentRunFacet(
        openLineage.newParentRunFacetRun(parent.id(), null),
        openLineage.newParentRunFacetJob(namespace, parent.job(), null),
        openLineage.newParentRunFacetRoot(
            openLineage.newRootRun(root.id(), null),
            openLineage.newRootJob(namespace, root.job(), null)));
  }
}
