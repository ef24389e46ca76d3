package dev.steward.export;

import dev.steward.core.PersonalDataCategory;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.standard.StandardDialect;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * The page that a person reads, {@code about.html}: what is held, why, from where, for how long.
 * One file, without scripts. Of a long table it shows the first rows; all are in the other files.
 */
final class AboutPage implements DataJson.RowGlance {
  private static final int MOST_ROWS = 10;
  private static final int MOST_CHARACTERS = 400;
  private static final TemplateEngine ENGINE = engine();

  private final BundleRequest request;
  private final About about;
  private final Map<ShownTable, List<Map<String, Object>>> samples = new HashMap<>();
  private final List<Map<String, Object>> tables = new ArrayList<>();
  private final List<String> empty = new ArrayList<>();
  private final List<Map<String, Object>> withheld = new ArrayList<>();
  private final Set<String> categories = new TreeSet<>();
  private long total;

  AboutPage(BundleRequest request, About about) {
    this.request = request;
    this.about = about;
  }

  private static TemplateEngine engine() {
    ClassLoaderTemplateResolver resolver =
        new ClassLoaderTemplateResolver(AboutPage.class.getClassLoader());
    resolver.setPrefix("dev/steward/export/");
    resolver.setTemplateMode(TemplateMode.HTML);
    resolver.setCharacterEncoding("UTF-8");
    StandardDialect dialect = new StandardDialect();
    dialect.setVariableExpressionEvaluator(new TemplateValues());
    TemplateEngine engine = new TemplateEngine();
    engine.setDialect(dialect);
    engine.setTemplateResolver(resolver);
    return engine;
  }

  @Override
  public void see(ShownTable table, List<@Nullable Object> row) {
    List<Map<String, Object>> rows = samples.computeIfAbsent(table, it -> new ArrayList<>());
    if (rows.size() == MOST_ROWS) {
      return;
    }
    List<Map<String, Object>> cells = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      ShownColumn column = table.columns().get(i);
      Object value = TableCsv.cell(column, row.get(i));
      if (value != null) {
        cells.add(cell(column, value));
      }
    }
    rows.add(Map.of("number", number(rows.size() + 1L), "cells", cells));
  }

  private static Map<String, Object> cell(ShownColumn column, Object value) {
    String text = Readable.text(value.toString());
    boolean cut = text.length() > MOST_CHARACTERS;
    return Map.of(
        "name",
        column.name(),
        "text",
        cut ? Readable.cut(text, MOST_CHARACTERS) : text,
        "more",
        cut ? "cut: %s characters in all".formatted(number(text.length())) : "");
  }

  /**
   * Adds a table, after its rows were seen.
   *
   * @param csv the file that has all rows; empty for none
   */
  void add(ShownTable table, long rows, String csv) {
    About.Facts facts = about.of(table.table());
    for (WithheldRows left : table.rows().withheldRows()) {
      withheld(table, records(left.count()), left.reason());
    }
    if (rows == 0) {
      if (table.withheldRows() == 0) {
        empty.add(table.table().toString());
      }
      return;
    }
    Map<String, List<String>> byReason = new LinkedHashMap<>();
    for (WithheldColumn left : table.withheld()) {
      byReason.computeIfAbsent(left.reason(), it -> new ArrayList<>()).add(left.column());
    }
    byReason.forEach((reason, columns) -> withheld(table, String.join(", ", columns), reason));
    total += rows;
    Set<String> kinds = new LinkedHashSet<>();
    for (ShownColumn column : table.columns()) {
      column.category().map(PersonalDataCategory::name).map(Readable::words).ifPresent(kinds::add);
    }
    categories.addAll(kinds);
    List<Map<String, Object>> shown = samples.getOrDefault(table, List.of());
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("id", "table-" + (tables.size() + 1));
    page.put("name", table.table().toString());
    page.put("title", facts.title().isEmpty() ? table.table().table() : facts.title().get(0));
    page.put("rows", records(rows));
    page.put("columns", table.columns().size());
    page.put("kinds", String.join(", ", kinds));
    page.put("csv", csv);
    page.put("shown", table.columns().isEmpty() ? List.of() : shown);
    page.put("more", table.columns().isEmpty() ? "" : more(rows - shown.size()));
    page.put("facts", facts(facts));
    tables.add(page);
    samples.remove(table);
  }

  private void withheld(ShownTable table, String what, String reason) {
    withheld.add(Map.of("table", table.table().toString(), "what", what, "reason", reason));
  }

  private static String records(long rows) {
    return rows == 1 ? "1 record" : number(rows) + " records";
  }

  private static String more(long rows) {
    return rows == 0 ? "" : rows == 1 ? "1 more record" : number(rows) + " more records";
  }

  private static Map<String, List<String>> facts(About.Facts facts) {
    Map<String, List<String>> told = new LinkedHashMap<>();
    told.put("Why we use it", facts.purposes());
    told.put("Who receives it", facts.recipients());
    told.put("How long we keep it", facts.retention());
    told.put("Where we have it from", facts.origin());
    told.values().removeIf(List::isEmpty);
    return told;
  }

  /**
   * @param out stays open
   */
  void write(OutputStream out) throws IOException {
    Context context = new Context(Locale.ROOT);
    context.setVariable("id", request.id());
    context.setVariable("subject", request.subject());
    context.setVariable("asOf", request.asOf().toString());
    context.setVariable("portability", request.isPortability());
    context.setVariable("controller", about.controller());
    context.setVariable("total", records(total));
    context.setVariable("places", tables.size() == 1 ? "1 place" : tables.size() + " places");
    context.setVariable("tables", tables);
    context.setVariable("empty", String.join(", ", empty));
    context.setVariable("withheld", withheld);
    context.setVariable("categories", String.join(", ", categories));
    context.setVariable("complaint", about.complaint());
    context.setVariable("rights", about.rights());
    context.setVariable("automated", about.automatedDecisions());
    context.setVariable("transfers", about.transfers());
    context.setVariable("silent", new TreeMap<>(silent()));
    // the engine writes word by word
    Writer writer =
        new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 14);
    ENGINE.process("about.html", context, writer);
    writer.flush();
  }

  /** Whether the page says nothing on a matter that the law names. */
  private Map<String, Boolean> silent() {
    return Map.of(
        "complaint", about.complaint().isEmpty(),
        "automated", about.automatedDecisions().isEmpty(),
        "transfers", about.transfers().isEmpty());
  }

  private static String number(long number) {
    return number < 1_000 ? Long.toString(number) : String.format(Locale.ROOT, "%,d", number);
  }
}
