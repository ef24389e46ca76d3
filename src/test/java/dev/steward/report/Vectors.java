package dev.steward.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.steward.core.ColumnVector;
import dev.steward.report.vector.ReportVector;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rows turned into vectors. */
final class Vectors {
  private Vectors() {}

  /** How texts come. */
  enum Texts {
    PLAIN,
    CODED,
    DICTIONARY
  }

  static List<ReportVector> of(
      ReportSchema schema, List<? extends List<@Nullable Object>> rows, Texts texts) {
    List<ReportVector> vectors = new ArrayList<>();
    for (int i = 0; i < schema.columns().size(); i++) {
      int column = i;
      List<@Nullable Object> values = new ArrayList<>();
      rows.forEach(row -> values.add(row.get(column)));
      vectors.add(of(schema.columns().get(i).type(), values, texts));
    }
    return vectors;
  }

  static ColumnVector.Bytes bytes(List<@Nullable String> texts) {
    BitSet nulls = new BitSet();
    int[] offsets = new int[texts.size() + 1];
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = 0; i < texts.size(); i++) {
      nulls.set(i, texts.get(i) == null);
      all.writeBytes(Objects.requireNonNullElse(texts.get(i), "").getBytes(UTF_8));
      offsets[i + 1] = all.size();
    }
    return new ColumnVector.Bytes(texts.size(), all.toByteArray(), offsets, nulls);
  }

  private static ReportVector of(ReportType type, List<@Nullable Object> values, Texts texts) {
    int size = values.size();
    return switch (type) {
      case TEXT -> text(values.stream().map(String.class::cast).toList(), texts);
      case BOOLEAN -> new ReportVector.Flags(size, flags(values));
      case DOUBLE ->
          new ReportVector.Plain(
              new ColumnVector.Doubles(
                  size,
                  values.stream().mapToDouble(v -> v == null ? 0 : (Double) v).toArray(),
                  nulls(values)));
      case LONG, DATE, TIMESTAMP ->
          new ReportVector.Plain(
              new ColumnVector.Longs(
                  size, values.stream().mapToLong(Vectors::number).toArray(), nulls(values)));
    };
  }

  private static ReportVector text(List<@Nullable String> values, Texts texts) {
    if (texts == Texts.PLAIN) {
      return new ReportVector.Plain(bytes(values));
    }
    List<@Nullable String> distinct = new ArrayList<>(new LinkedHashSet<>(values));
    distinct.remove(null);
    int[] ids = values.stream().mapToInt(distinct::indexOf).toArray();
    if (texts == Texts.DICTIONARY) {
      return new ReportVector.Plain(new ColumnVector.Dictionary(ids.length, bytes(distinct), ids));
    }
    byte[] narrow = new byte[ids.length];
    for (int i = 0; i < ids.length; i++) {
      narrow[i] = (byte) ids[i];
    }
    return new ReportVector.Coded(ids.length, List.copyOf(distinct), narrow);
  }

  private static byte[] flags(List<@Nullable Object> values) {
    byte[] flags = new byte[values.size()];
    for (int i = 0; i < flags.length; i++) {
      Object value = values.get(i);
      flags[i] = (byte) (value == null ? -1 : (Boolean) value ? 1 : 0);
    }
    return flags;
  }

  private static BitSet nulls(List<@Nullable Object> values) {
    BitSet nulls = new BitSet();
    for (int i = 0; i < values.size(); i++) {
      nulls.set(i, values.get(i) == null);
    }
    return nulls;
  }

  private static long number(@Nullable Object value) {
    if (value instanceof LocalDate date) {
      return date.toEpochDay();
    }
    if (value instanceof Instant instant) {
      return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
    return value == null ? 0 : (Long) value;
  }
}
