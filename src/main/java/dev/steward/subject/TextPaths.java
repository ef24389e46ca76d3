package dev.steward.subject;

import dev.steward.core.Column;
import dev.steward.core.ColumnVector;
import dev.steward.core.DataType;
import dev.steward.core.RowBatch;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Links that lead into JSON text, as columns of lists beside those of the table. Text that is no
 * JSON, or has no such field, has no values. For one thread.
 */
public final class TextPaths {
  private static final JsonMapper JSON = JsonMapper.shared();

  private record Path(String name, String column, String[] fields) {}

  private final List<Path> paths = new ArrayList<>();
  private final Set<String> base = new TreeSet<>();

  /**
   * @param named columns that links name
   * @param columns those that the table has
   */
  public TextPaths(Collection<String> named, List<Column> columns) {
    Set<String> known = new TreeSet<>();
    columns.forEach(column -> known.add(column.name()));
    for (String name : new TreeSet<>(named)) {
      if (!known.contains(name)) {
        known.stream()
            .filter(column -> name.startsWith(column + "."))
            .reduce((one, other) -> one.length() > other.length() ? one : other)
            .ifPresent(column -> add(name, column));
      }
    }
  }

  private void add(String name, String column) {
    paths.add(new Path(name, column, name.substring(column.length() + 1).split("\\.")));
    base.add(column);
  }

  /** Whether no link leads into text. */
  public boolean isEmpty() {
    return paths.isEmpty();
  }

  /** The columns of text that links lead into. */
  public Set<String> base() {
    return base;
  }

  /** The columns of a batch, and behind them one for each link. */
  public List<Column> columns(List<Column> own) {
    List<Column> all = new ArrayList<>(own);
    paths.forEach(path -> all.add(new Column(path.name(), DataType.TEXT, "json")));
    return all;
  }

  /**
   * A batch with the links' columns.
   *
   * @param own its columns
   */
  public RowBatch extend(RowBatch batch, List<Column> own) {
    if (paths.isEmpty()) {
      return batch;
    }
    List<ColumnVector> vectors = new ArrayList<>(batch.columns());
    for (Path path : paths) {
      int position = own.stream().map(Column::name).toList().indexOf(path.column());
      vectors.add(values(path, position < 0 ? null : batch.columns().get(position), batch.rows()));
    }
    return new RowBatch(batch.rows(), vectors);
  }

  private static ColumnVector values(Path path, @Nullable ColumnVector texts, int rows) {
    List<String> values = new ArrayList<>();
    int[] starts = new int[rows + 1];
    for (int row = 0; row < rows; row++) {
      if (texts != null) {
        Cells.text(texts, row)
            .flatMap(TextPaths::parsed)
            .ifPresent(it -> walk(it, path, 0, values));
      }
      starts[row + 1] = values.size();
    }
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    int[] offsets = new int[values.size() + 1];
    for (int i = 0; i < values.size(); i++) {
      data.writeBytes(values.get(i).getBytes(StandardCharsets.UTF_8));
      offsets[i + 1] = data.size();
    }
    return new ColumnVector.Repeated(
        rows, new ColumnVector.Bytes(values.size(), data.toByteArray(), offsets, null), starts);
  }

  private static Optional<JsonNode> parsed(String text) {
    try {
      return Optional.of(JSON.readTree(text));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static void walk(JsonNode node, Path path, int depth, List<String> values) {
    if (node.isArray()) {
      node.forEach(element -> walk(element, path, depth, values));
    } else if (depth == path.fields().length) {
      if (node.isValueNode() && !node.isNull()) {
        values.add(node.asString());
      }
    } else if (path.fields()[depth].equals("*")) {
      node.forEach(child -> walk(child, path, depth + 1, values));
    } else if (node.has(path.fields()[depth])) {
      walk(node.get(path.fields()[depth]), path, depth + 1, values);
    }
  }

  @Override
  public String toString() {
    return "TextPaths[" + paths.size() + "]";
  }
}
