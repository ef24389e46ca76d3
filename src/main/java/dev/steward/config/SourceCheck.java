package dev.steward.config;

import dev.steward.catalog.ConfiguredCsv;
import dev.steward.catalog.ConfiguredJdbc;
import dev.steward.catalog.ConfiguredParquet;
import dev.steward.catalog.ConfiguredSource;
import dev.steward.source.csv.CsvSettings;
import dev.steward.source.jdbc.JdbcSettings;
import dev.steward.source.parquet.ParquetSettings;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a configured source of its properties. */
final class SourceCheck {
  private static final List<String> TYPES = List.of("jdbc", "parquet", "csv");
  private static final int FETCH_SIZE = 5_000;
  private static final long SPLIT_ROWS = 100_000;

  private final String name;
  private final SourceProperties properties;
  private final PropertyPath path;
  private final FaultList faults;

  SourceCheck(String name, SourceProperties properties, PropertyPath path, FaultList faults) {
    this.name = name;
    this.properties = properties;
    this.path = path;
    this.faults = faults;
  }

  /** The source; one that will not do where faults were added. */
  Optional<ConfiguredSource> source() {
    if (name.isBlank() || name.indexOf('.') >= 0) {
      faults.add(path, "a source's name is neither blank nor has a dot");
    }
    checkGlobs("include", properties.include());
    checkGlobs("exclude", properties.exclude());
    String type = properties.type();
    if (type == null) {
      faults.add(path.child("type"), "missing; one of " + String.join(", ", TYPES));
      return Optional.empty();
    }
    return switch (type) {
      case "jdbc" -> Optional.of(jdbc());
      case "parquet" -> Optional.of(parquet());
      case "csv" -> Optional.of(csv());
      default -> {
        faults.unknown(path.child("type"), "no such type of source: " + type, TYPES, type);
        yield Optional.empty();
      }
    };
  }

  private ConfiguredJdbc jdbc() {
    String url = properties.url();
    if (url == null) {
      faults.add(path.child("url"), "missing; such as jdbc:postgresql://host/database");
    } else if (!url.startsWith("jdbc:")) {
      faults.add(path.child("url"), "a JDBC URL begins with jdbc:");
    }
    refuse("location", properties.location());
    refuse("hadoop", properties.hadoop());
    refuseCsv();
    return new ConfiguredJdbc(
        new JdbcSettings(
            name,
            orEmpty(url),
            Optional.ofNullable(properties.username()),
            Optional.ofNullable(properties.password()),
            orNone(properties.schemas()),
            orNone(properties.include()),
            orNone(properties.exclude()),
            (int) positive("fetch-size", properties.fetchSize(), FETCH_SIZE),
            positive("split-rows", properties.splitRows(), SPLIT_ROWS),
            orNone(properties.properties())));
  }

  private ConfiguredParquet parquet() {
    refuseCsv();
    return new ConfiguredParquet(
        new ParquetSettings(
            name,
            location(),
            orNone(properties.include()),
            orNone(properties.exclude()),
            orNone(properties.hadoop())));
  }

  private ConfiguredCsv csv() {
    return new ConfiguredCsv(
        new CsvSettings(
            name,
            location(),
            orNone(properties.include()),
            orNone(properties.exclude()),
            orNone(properties.hadoop()),
            character("delimiter", properties.delimiter()),
            character("quote", properties.quote()).orElse('"'),
            character("escape", properties.escape()),
            charset(),
            properties.header() == null || properties.header()));
  }

  private String location() {
    refuse("url", properties.url());
    refuse("username", properties.username());
    refuse("password", properties.password());
    refuse("schemas", properties.schemas());
    refuse("fetch-size", properties.fetchSize());
    refuse("split-rows", properties.splitRows());
    refuse("properties", properties.properties());
    String location = properties.location();
    if (location == null || location.isBlank()) {
      faults.add(path.child("location"), "missing; a folder or file, or a URI such as s3a://…");
    }
    return orEmpty(location);
  }

  private void refuseCsv() {
    refuse("delimiter", properties.delimiter());
    refuse("quote", properties.quote());
    refuse("escape", properties.escape());
    refuse("charset", properties.charset());
    refuse("header", properties.header());
  }

  private void refuse(String property, @Nullable Object value) {
    if (value != null) {
      faults.add(
          path.child(property), "a source of type " + properties.type() + " has no " + property);
    }
  }

  private Optional<Character> character(String property, @Nullable String text) {
    if (text == null || text.isEmpty()) {
      return Optional.empty();
    }
    if (text.equals("tab") || text.equals("\\t")) {
      return Optional.of('\t');
    }
    if (text.length() > 1) {
      faults.add(path.child(property), "one character, or tab; found " + text.length());
    }
    return Optional.of(text.charAt(0));
  }

  private Charset charset() {
    String charset = properties.charset();
    if (charset == null) {
      return StandardCharsets.UTF_8;
    }
    try {
      return Charset.forName(charset);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      faults.unknown(
          path.child("charset"),
          "no such charset: " + charset,
          Charset.availableCharsets().keySet(),
          charset);
      return StandardCharsets.UTF_8;
    }
  }

  private long positive(String property, @Nullable Number value, long otherwise) {
    if (value == null) {
      return otherwise;
    }
    if (value.longValue() <= 0) {
      faults.add(path.child(property), "expected a positive number, found " + value);
      return otherwise;
    }
    return value.longValue();
  }

  private void checkGlobs(String property, @Nullable List<String> globs) {
    for (int i = 0; i < orNone(globs).size(); i++) {
      if (orNone(globs).get(i).isBlank()) {
        faults.add(path.child(property).index(i), "a glob is not blank; * is every table");
      }
    }
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static List<String> orNone(@Nullable List<String> list) {
    return list == null ? List.of() : list;
  }

  private static Map<String, String> orNone(@Nullable Map<String, String> map) {
    return map == null ? Map.of() : map;
  }
}
