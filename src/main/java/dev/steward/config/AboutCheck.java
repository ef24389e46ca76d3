package dev.steward.config;

import dev.steward.config.ExportProperties.AboutProperties;
import dev.steward.config.ExportProperties.SourceAbout;
import dev.steward.config.ExportProperties.TableAbout;
import dev.steward.core.TableRef;
import dev.steward.export.About;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes what people are told of {@code steward.export.about}. */
final class AboutCheck {
  private static final PropertyPath PATH =
      PropertyPath.STEWARD.child("export").child("about").child("sources");

  private final Set<String> sources;
  private final FaultList faults;
  private final Map<String, About.Facts> bySource = new HashMap<>();
  private final Map<TableRef, About.Facts> byTable = new HashMap<>();

  AboutCheck(Set<String> sources, FaultList faults) {
    this.sources = sources;
    this.faults = faults;
  }

  About about(AboutProperties told) {
    if (told.sources() != null) {
      told.sources().forEach(this::add);
    }
    return new About(
        lines(told.controller()),
        facts(null, told.purposes(), told.recipients(), told.retention(), told.origin()),
        list(told.rights()),
        lines(told.complaintAuthority()),
        lines(told.automatedDecisions()),
        lines(told.transfers()),
        bySource,
        byTable);
  }

  private void add(String name, SourceAbout source) {
    if (!sources.contains(name)) {
      faults.unknown(PATH.key(name), "no such source", sources, name);
      return;
    }
    bySource.put(
        name,
        facts(null, source.purposes(), source.recipients(), source.retention(), source.origin()));
    Map<String, TableAbout> tables = source.tables() == null ? Map.of() : source.tables();
    tables.forEach(
        (table, about) ->
            byTable.put(
                new TableRef(name, table),
                facts(
                    about.title(),
                    about.purposes(),
                    about.recipients(),
                    about.retention(),
                    about.origin())));
  }

  private static About.Facts facts(
      @Nullable String title,
      @Nullable List<String> purposes,
      @Nullable List<String> recipients,
      @Nullable String retention,
      @Nullable String origin) {
    return new About.Facts(
        lines(title), list(purposes), list(recipients), lines(retention), lines(origin));
  }

  private static List<String> list(@Nullable List<String> texts) {
    return texts == null
        ? List.of()
        : texts.stream().filter(Objects::nonNull).filter(text -> !text.isBlank()).toList();
  }

  private static List<String> lines(@Nullable String text) {
    return text == null
        ? List.of()
        : text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }
}
