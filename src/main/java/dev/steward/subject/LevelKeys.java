package dev.steward.subject;

import dev.steward.core.TableRef;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The keys by which the tables of one level are searched, by table. */
public record LevelKeys(Map<TableRef, SearchKeys> byTable) {
  public LevelKeys {
    byTable = Map.copyOf(byTable);
  }

  /** Those of a table; empty where there are none. */
  public Optional<SearchKeys> of(TableRef table) {
    return Optional.ofNullable(byTable.get(table)).filter(keys -> !keys.isEmpty());
  }

  /** To be sealed before it is stored. Equal keys give equal bytes. */
  public byte[] toBytes(SubjectGraph graph) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      for (TableRef table : graph.tables()) {
        SearchKeys keys = byTable.get(table);
        if (keys != null) {
          byte[] stored = keys.toBytes();
          out.writeInt(graph.tables().indexOf(table));
          out.writeInt(stored.length);
          out.write(stored);
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("Memory takes all that is written to it", e);
    }
    return bytes.toByteArray();
  }

  public static LevelKeys fromBytes(SubjectGraph graph, byte[] stored) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(stored));
    Map<TableRef, SearchKeys> keys = new LinkedHashMap<>();
    while (in.available() > 0) {
      TableRef table = graph.tables().get(in.readInt());
      keys.put(table, SearchKeys.fromBytes(in.readNBytes(in.readInt())));
    }
    return new LevelKeys(keys);
  }

  /** Without the keys. */
  @Override
  public String toString() {
    return "LevelKeys[" + byTable.size() + "]";
  }
}
