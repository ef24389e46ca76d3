package dev.steward.export;

import dev.steward.core.TableRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What Art. 15(1) and (2) of the GDPR has a person told beside the data, in the controller's words.
 *
 * @param controller who answers, and how to reach them, a line each
 * @param general what holds for all data
 * @param rights (e) empty for the words of the law
 * @param complaint (f) the authority to complain to
 * @param automatedDecisions (h) whether there are any, their logic, and what they mean
 * @param transfers (2) to third countries, and the safeguards
 * @param sources what holds for a source, by name
 * @param tables what holds for a table
 */
public record About(
    List<String> controller,
    Facts general,
    List<String> rights,
    List<String> complaint,
    List<String> automatedDecisions,
    List<String> transfers,
    Map<String, Facts> sources,
    Map<TableRef, Facts> tables) {
  public static final About NOTHING =
      new About(
          List.of(), Facts.NONE, List.of(), List.of(), List.of(), List.of(), Map.of(), Map.of());

  public About {
    controller = List.copyOf(controller);
    rights = List.copyOf(rights);
    complaint = List.copyOf(complaint);
    automatedDecisions = List.copyOf(automatedDecisions);
    transfers = List.copyOf(transfers);
    sources = Map.copyOf(sources);
    tables = Map.copyOf(tables);
  }

  /**
   * What is told of data.
   *
   * @param title what it is, in words
   * @param purposes Art. 15(1)(a)
   * @param recipients (c)
   * @param retention (d)
   * @param origin (g)
   */
  public record Facts(
      List<String> title,
      List<String> purposes,
      List<String> recipients,
      List<String> retention,
      List<String> origin) {
    public static final Facts NONE =
        new Facts(List.of(), List.of(), List.of(), List.of(), List.of());

    public Facts {
      title = List.copyOf(title);
      purposes = List.copyOf(purposes);
      recipients = List.copyOf(recipients);
      retention = List.copyOf(retention);
      origin = List.copyOf(origin);
    }

    Facts or(Facts wider) {
      return new Facts(
          title,
          first(Facts::purposes, this, wider),
          first(Facts::recipients, this, wider),
          first(Facts::retention, this, wider),
          first(Facts::origin, this, wider));
    }

    private static List<String> first(
        Function<Facts, List<String>> part, Facts narrow, Facts wide) {
      return part.apply(narrow).isEmpty() ? part.apply(wide) : part.apply(narrow);
    }
  }

  /** What is told of a table: of itself, else of its source, else of all. */
  public Facts of(TableRef table) {
    return tables
        .getOrDefault(table, Facts.NONE)
        .or(sources.getOrDefault(table.source(), Facts.NONE))
        .or(general);
  }

  /**
   * What the law asks for and nothing says, by the property that would, for any of these tables.
   */
  public List<String> gaps(List<TableRef> held) {
    Map<String, Boolean> told = new LinkedHashMap<>();
    told.put("controller", !controller.isEmpty());
    told.put("purposes", held.stream().noneMatch(table -> of(table).purposes().isEmpty()));
    told.put("recipients", held.stream().noneMatch(table -> of(table).recipients().isEmpty()));
    told.put("retention", held.stream().noneMatch(table -> of(table).retention().isEmpty()));
    told.put("origin", held.stream().noneMatch(table -> of(table).origin().isEmpty()));
    told.put("complaint-authority", !complaint.isEmpty());
    told.put("automated-decisions", !automatedDecisions.isEmpty());
    told.put("transfers", !transfers.isEmpty());
    List<String> gaps = new ArrayList<>();
    told.forEach(
        (property, isTold) -> {
          if (!isTold) {
            gaps.add(property);
          }
        });
    return gaps;
  }
}
