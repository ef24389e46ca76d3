package dev.steward.config;

import com.fasterxml.classmate.ResolvedType;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.CustomDefinitionProviderV2;
import com.github.victools.jsonschema.generator.CustomPropertyDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import dev.steward.core.PersonalDataCategory;
import dev.steward.nightly.NightPart;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON schema of the properties below {@code steward}, made of the records they are bound to.
 */
final class ConfigurationSchema {
  private static final JsonMapper JSON = JsonMapper.shared();

  /** Properties that have one of a few values, by record and component. */
  private static final Map<String, List<String>> WORDS =
      Map.ofEntries(
          Map.entry("SourceProperties.type", List.of("jdbc", "parquet", "csv")),
          Map.entry("InventoryProperties.mode", List.of("sample", "full")),
          Map.entry("TableProperties.personal", List.of("none")),
          Map.entry("LinkProperties.relation", List.of("owns", "shared", "names")),
          Map.entry("EraseProperties.action", List.of("delete", "anonymise", "retain", "follow")),
          Map.entry("UntilProperties.from", List.of("end-of-year")),
          Map.entry("ConsentProperties.authority", List.of("ledger", "contact", "lowest")),
          Map.entry("ConsentProperties.guardianConsent", List.of("ledger", "own-level")),
          Map.entry(
              "ActivityProperties.kind", List.of("segment", "customer-journey", "lead-scoring")),
          Map.entry("ActivityProperties.subject", List.of("contact", "lead", "account")));

  private static final Set<String> CATEGORIES =
      Set.of(
          "ColumnProperties.category",
          "DetectorProperties.category",
          "OverrideProperties.category");

  private static final CustomDefinitionProviderV2 DEFINITIONS = ConfigurationSchema::definition;

  private ConfigurationSchema() {}

  static String text() {
    SchemaGeneratorConfigBuilder builder =
        new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
            .with(Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT)
            .with(Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES)
            .with(Option.DEFINITIONS_FOR_ALL_OBJECTS);
    builder
        .forFields()
        .withPropertyNameOverrideResolver(field -> kebab(field.getDeclaredName()))
        .withIgnoreCheck(ConfigurationSchema::isInternal)
        .withCustomDefinitionProvider(
            (field, context) -> {
              ObjectNode words = words(field);
              return words == null ? null : new CustomPropertyDefinition(words);
            });
    builder.forTypesInGeneral().withCustomDefinitionProvider(DEFINITIONS);
    ObjectNode properties =
        new SchemaGenerator(builder.build()).generateSchema(StewardProperties.class);
    ObjectNode schema = JSON.createObjectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", "Configuration of Steward");
    schema.set("$defs", properties.remove("$defs"));
    properties.remove("$schema");
    ObjectNode root = JSON.createObjectNode();
    root.set("steward", properties);
    schema.put("type", "object");
    schema.set("properties", root); // others are Spring's
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(DefaultPrettyPrinter.NopIndenter.instance());
    return JSON.writer().with(printer).writeValueAsString(schema) + "\n";
  }

  private static String kebab(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  private static boolean isInternal(FieldScope field) {
    return field.isStatic()
        || field.getDeclaringType().getErasedType() == ConsentProperties.MembersProperties.class
            && field.getDeclaredName().equals("word");
  }

  private static @Nullable ObjectNode words(FieldScope field) {
    String name =
        field.getDeclaringType().getErasedType().getSimpleName() + "." + field.getDeclaredName();
    List<String> words = WORDS.get(name);
    if (CATEGORIES.contains(name)
        && !field.getDeclaringType().getErasedType().getName().contains("ConsentProperties")) {
      words = new ArrayList<>(List.of("none"));
      PersonalDataCategory.all().stream()
          .map(PersonalDataCategory::name)
          .sorted()
          .forEach(words::add);
    }
    if (name.equals("NightlyProperties.parts")) {
      ObjectNode list = JSON.createObjectNode().put("type", "array");
      list.set("items", choice(NightPart.jobNames()));
      return list;
    }
    return words == null ? null : choice(words);
  }

  /** One of some words, or a placeholder for one. */
  private static ObjectNode choice(List<String> words) {
    ObjectNode node = JSON.createObjectNode();
    ArrayNode any = node.putArray("anyOf");
    ArrayNode named = any.addObject().putArray("enum");
    words.forEach(named::add);
    any.add(placeholder());
    return node;
  }

  private static ObjectNode placeholder() {
    return JSON.createObjectNode().put("type", "string").put("pattern", "\\$\\{.*}");
  }

  private static ObjectNode types(String... types) {
    ObjectNode node = JSON.createObjectNode();
    ArrayNode any = node.putArray("type");
    for (String type : types) {
      any.add(type);
    }
    return node;
  }

  private static ObjectNode orPlaceholder(String type) {
    ObjectNode node = JSON.createObjectNode();
    ArrayNode any = node.putArray("anyOf");
    any.addObject().put("type", type);
    any.add(placeholder());
    return node;
  }

  /** Text may be written as what looks like a number, a date or a boolean. */
  private static ObjectNode scalar() {
    return types("string", "number", "boolean", "null");
  }

  private static @Nullable CustomDefinition definition(
      ResolvedType type, SchemaGenerationContext context) {
    Class<?> raw = type.getErasedType();
    if (raw == String.class || raw == Period.class || raw == Duration.class) {
      return inline(scalar());
    }
    if (raw == Boolean.class) {
      return inline(orPlaceholder("boolean"));
    }
    if (raw == Integer.class || raw == Long.class) {
      return inline(orPlaceholder("integer"));
    }
    if (raw == Double.class) {
      return inline(orPlaceholder("number"));
    }
    if (raw == List.class) {
      ResolvedType element = type.getTypeParameters().get(0);
      ObjectNode node = JSON.createObjectNode();
      ArrayNode any = node.putArray("anyOf");
      ObjectNode list = any.addObject().put("type", "array");
      list.set("items", context.createDefinitionReference(element));
      if (element.getErasedType() == String.class) {
        any.add(scalar()); // with commas between
      }
      return inline(node);
    }
    if (raw == AnonymiseProperties.class) {
      ObjectNode node = JSON.createObjectNode();
      ArrayNode any = node.putArray("anyOf");
      any.add(scalar());
      ObjectNode text = any.addObject().put("type", "object").put("additionalProperties", false);
      text.putObject("properties").set("text", scalar());
      return inline(node);
    }
    if (raw == ConsentProperties.MembersProperties.class) {
      ObjectNode node = JSON.createObjectNode();
      ArrayNode any = node.putArray("anyOf");
      any.addObject().putArray("enum").add("all");
      any.add(context.createStandardDefinition(type, DEFINITIONS));
      return inline(node);
    }
    if (raw == Map.class && type.getTypeParameters().get(1).getErasedType() == String.class) {
      ObjectNode node = JSON.createObjectNode();
      ArrayNode any = node.putArray("anyOf");
      ObjectNode map = any.addObject().put("type", "object");
      map.set("additionalProperties", scalar());
      any.addObject().put("type", "array"); // of what has a key that cannot be written otherwise
      return inline(node);
    }
    return null;
  }

  private static CustomDefinition inline(ObjectNode node) {
    return new CustomDefinition(
        node, CustomDefinition.DefinitionType.INLINE, CustomDefinition.AttributeInclusion.NO);
  }
}
