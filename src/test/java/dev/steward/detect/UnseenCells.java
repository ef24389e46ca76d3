package dev.steward.detect;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Made-up cells of a column, the same for the same seed. Text stands for itself, {@code #} for a
 * digit, and {@code <…>} for what its first word says: {@code <a|b>} either, {@code <int 1 9>},
 * {@code <given>} a word of that list in the table's language, {@code <id dni>} a number with its
 * check digit; {@code <?30>} leaves 30 % of the cells empty.
 */
final class UnseenCells {
  private static final Map<String, List<String>> WORDS = words();
  private static final Pattern PART = Pattern.compile("<([^>]*)>|#");

  private final String language;
  private final String template;
  private final Random random;

  UnseenCells(String language, String template, long seed) {
    this.language = language;
    this.template = template;
    this.random = new Random(seed);
  }

  String cell(int row) {
    Matcher part = PART.matcher(template);
    StringBuilder cell = new StringBuilder();
    while (part.find()) {
      String what = part.group(1);
      if (what != null && what.startsWith("?")) {
        if (random.nextInt(100) < Integer.parseInt(what.substring(1))) {
          return "";
        }
        part.appendReplacement(cell, "");
      } else {
        String text = what == null ? digits(1) : part(what, row);
        part.appendReplacement(cell, Matcher.quoteReplacement(text));
      }
    }
    return part.appendTail(cell).toString();
  }

  private String part(String what, int row) {
    List<String> words = List.of(what.split(" "));
    return switch (words.get(0)) {
      case "int" -> String.valueOf(between(words.get(1), words.get(2)));
      case "dec" -> between(words.get(1), words.get(2)) + "." + digits(2);
      case "seq" -> String.valueOf(Integer.parseInt(words.get(1)) + row);
      case "date" -> date(words).format(DateTimeFormatter.ofPattern(words.get(3)));
      case "time" -> date(words) + "T1" + digits(1) + ":" + (10 + random.nextInt(49)) + ":00Z";
      case "hex" -> hex(Integer.parseInt(words.get(1)));
      case "upper" -> upper(Integer.parseInt(words.get(1)));
      case "uuid" -> new UUID(random.nextLong(), random.nextLong()).toString();
      case "ip" -> String.format("%d.%d.%d.%d", octet(), octet(), octet(), octet());
      case "mac" ->
          String.join(":", hex(2), hex(2), hex(2), hex(2), hex(2), hex(2)).toUpperCase(Locale.ROOT);
      case "imei" -> UnseenIds.luhn("35" + digits(12));
      case "card" -> UnseenIds.luhn(random.nextBoolean() ? "4" + digits(14) : "54" + digits(13));
      case "ean" -> UnseenIds.ean("599" + digits(9));
      case "iban" -> UnseenIds.iban(words.get(1), digits(Integer.parseInt(words.get(2))));
      case "id" -> UnseenIds.of(words.get(1), random);
      case "email" -> ascii(word("given") + "." + word("family")) + "@" + word("mail");
      case "w" -> word(words.get(1));
      case "given", "family", "mail" -> word(words.get(0));
      default -> either(List.of(what.split("\\|")));
    };
  }

  private static String ascii(String name) {
    return Normalizer.normalize(name.replace("ł", "l").replace("ß", "ss"), Normalizer.Form.NFD)
        .replaceAll("[^A-Za-z.]", "")
        .toLowerCase(Locale.ROOT);
  }

  private LocalDate date(List<String> words) {
    return LocalDate.ofYearDay(between(words.get(1), words.get(2)), 1 + random.nextInt(365));
  }

  private int between(String low, String high) {
    int from = Integer.parseInt(low);
    return from + random.nextInt(Integer.parseInt(high) - from + 1);
  }

  private int octet() {
    return 11 + random.nextInt(230);
  }

  private String digits(int count) {
    return random
        .ints(count, 0, 10)
        .collect(StringBuilder::new, StringBuilder::append, (a, b) -> {})
        .toString();
  }

  private String hex(int count) {
    StringBuilder hex = new StringBuilder();
    for (int i = 0; i < count; i++) {
      hex.append(Character.forDigit(random.nextInt(16), 16));
    }
    return hex.toString();
  }

  private String upper(int count) {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < count; i++) {
      letters.append((char) ('A' + random.nextInt(26)));
    }
    return letters.toString();
  }

  private String word(String list) {
    String key = language + ";" + list;
    return either(Objects.requireNonNull(WORDS.get(key), key));
  }

  private String either(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private static Map<String, List<String>> words() {
    Map<String, List<String>> words = new HashMap<>();
    for (String line : UnseenTable.lines("unseen-words.csv")) {
      int end = line.lastIndexOf(';');
      words.put(line.substring(0, end), List.of(line.substring(end + 1).split("\\|")));
    }
    return words;
  }
}
