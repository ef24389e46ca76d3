package dev.steward.cli;

import dev.steward.core.TableRef;
import dev.steward.request.Identifier;
import dev.steward.request.RegisteredRequest;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code steward request decide ID --subject KEY}. */
@Command(
    name = "decide",
    description = {
      "Says which person an ambiguous request means. The next run answers it for that one",
      "if the person is one of those who have the request's identifier."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example: steward request decide REQ-2026-0001 --subject 4711 --config steward.yml"
    })
final class RequestDecideCommand extends RequestChange {
  @Option(names = "--subject", paramLabel = "KEY", description = "The person's key.")
  private @Nullable String subject;

  @Option(
      names = "--subject-file",
      paramLabel = "FILE",
      description = "A file that has the key; - is standard input.")
  private @Nullable String subjectFile;

  @Option(
      names = "--table",
      paramLabel = "SOURCE.TABLE",
      description = "The table of people that has the key, where several have keys alike.")
  private @Nullable String table;

  private @Nullable Identifier key;

  @Override
  void prepare() throws IOException {
    try {
      String value =
          PrivateText.of(subject, subjectFile)
              .map(String::strip)
              .filter(text -> !text.isEmpty())
              .orElseThrow(
                  () -> new IllegalArgumentException("Missing --subject KEY or --subject-file"));
      key =
          table == null
              ? new Identifier(Identifier.KEY, value)
              : Identifier.key(table(table), value);
    } catch (IllegalArgumentException e) {
      throw wrong(Objects.requireNonNullElse(e.getMessage(), ""));
    }
  }

  private static TableRef table(String name) {
    int dot = name.indexOf('.');
    if (dot < 1 || dot == name.length() - 1) {
      throw new IllegalArgumentException("--table: expected SOURCE.TABLE, not " + name);
    }
    return new TableRef(name.substring(0, dot), name.substring(dot + 1));
  }

  @Override
  RegisteredRequest changed(RegisteredRequest request, LocalDate today) {
    return request.decided(Objects.requireNonNull(key));
  }
}
