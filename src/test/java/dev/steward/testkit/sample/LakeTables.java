package dev.steward.testkit.sample;

import dev.steward.testkit.sample.SampleTable.Belonging;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** The tables of {@code lake}: what people did with e-mails and on the web site, month by month. */
final class LakeTables {
  static final List<YearMonth> MONTHS =
      List.of(YearMonth.of(2026, 8), YearMonth.of(2026, 9), YearMonth.of(2026, 10));

  private static final List<String> CAMPAIGNS =
      List.of("summer-sale", "back-to-school", "autumn-catalogue", "welcome", "birthday");
  private static final List<String> SUBJECTS =
      List.of(
          "Summer sale starts today",
          "Zurück in die Schule",
          "Le catalogue d'automne",
          "Bienvenido",
          "Tanti auguri!");
  private static final List<String> PATHS =
      List.of(
          "/", "/garden", "/kitchen/teapot-2", "/basket", "/account", "/stores/berlin", "/sale");

  private final Random random;
  private final Population population;
  private final List<String> userAgents = ResourceTable.lines("user-agents.txt");

  private LakeTables(Random random, Population population) {
    this.random = random;
    this.population = population;
  }

  static List<SampleTable> of(Random random, Population population) {
    LakeTables lake = new LakeTables(random, population);
    return List.of(lake.interactions(), lake.visits());
  }

  private SampleTable interactions() {
    TableBuilder interaction = new TableBuilder("lake", "email_interaction", Belonging.KEY);
    for (YearMonth month : MONTHS) {
      for (int i = 0; i < 2600; i++) {
        boolean known = !Draw.percent(random, 6);
        interaction(interaction, month, anyone(known), known);
      }
    }
    return interaction.build();
  }

  private void interaction(TableBuilder table, YearMonth month, Person person, boolean known) {
    int campaign = random.nextInt(CAMPAIGNS.size());
    String type =
        Draw.of(random, List.of("sent", "sent", "sent", "open", "open", "click", "bounce"));
    boolean acted = type.equals("open") || type.equals("click");
    String address = person.email();
    TableBuilder.RowBuilder row =
        table
            .row(person)
            .with("interactionid", String.format(Locale.ROOT, "IA-%06d", table.size()))
            .with("contactid", known ? person.key() : null)
            .with("emailaddress", Draw.percent(random, 4) ? capital(address) : address)
            .with("interactiontype", type)
            .with("occurredat", instant(month))
            .with("campaign", CAMPAIGNS.get(campaign))
            .with("subjectline", SUBJECTS.get(campaign))
            .with("ipaddress", acted ? Draw.ip(random) : null)
            .with("useragent", acted ? Draw.of(random, userAgents) : null)
            .with("bouncecode", type.equals("bounce") ? 550 : null)
            .with("month", month.toString());
    if (type.equals("click")) {
      boolean named = Draw.percent(random, 20);
      row.with("linkurl", url("?utm_campaign=" + CAMPAIGNS.get(campaign), named ? person : null));
      if (named) {
        row.within("linkurl", person, address);
      }
    }
  }

  private SampleTable visits() {
    TableBuilder visit = new TableBuilder("lake", "web/visit", Belonging.KEY);
    for (YearMonth month : MONTHS) {
      for (int i = 0; i < 1200; i++) {
        visit(visit, month);
      }
    }
    return visit.build();
  }

  private void visit(TableBuilder table, YearMonth month) {
    Person visitor = anyone(true);
    boolean known = !visitor.has(Trait.DO_NOT_TRACK) && Draw.percent(random, 55);
    TableBuilder.RowBuilder row =
        table
            .row(known ? visitor : null)
            .with("visitid", String.format(Locale.ROOT, "V-%06d", table.size()))
            .with("startedat", instant(month))
            .with("user.contactid", known ? visitor.key() : null)
            .with("user.email", known && Draw.percent(random, 60) ? visitor.email() : null)
            .with("user.consentlevel", known ? Draw.between(random, 0, 5) : null)
            .with("device.ip", Draw.ip(random))
            .with("device.agent", Draw.of(random, userAgents))
            .with("device.cookie", Draw.key(random).replace("-", ""))
            .with(
                "siteversion", "10.4." + month.getMonthValue() + "." + Draw.between(random, 1, 30))
            .with("month", month.toString());
    List<String> urls = new ArrayList<>();
    List<String> titles = new ArrayList<>();
    List<@Nullable Integer> seconds = new ArrayList<>();
    int pages = Draw.between(random, 0, 5);
    for (int i = 0; i < pages; i++) {
      boolean named = Draw.percent(random, 4);
      String address = Draw.percent(random, 70) ? visitor.email() : encoded(visitor.email());
      urls.add(
          "https://shop.example.com"
              + Draw.of(random, PATHS)
              + (named ? "?ref=mail&email=" + address : ""));
      titles.add(Draw.of(random, List.of("Home", "Garten", "Cuisine", "Panier", "Sale")));
      seconds.add(i == pages - 1 ? null : Draw.between(random, 1, 400));
      if (named) {
        row.within("pages.url", visitor, address);
      }
    }
    row.with("pages.url", urls).with("pages.title", titles).with("pages.seconds", seconds);
  }

  private Person anyone(boolean contact) {
    return Draw.of(random, contact ? population.contacts() : population.leads());
  }

  private Instant instant(YearMonth month) {
    LocalDate first = month.atDay(1);
    return Draw.within(random, first, month.atEndOfMonth()).toInstant(ZoneOffset.UTC);
  }

  private String url(String query, @Nullable Person person) {
    String base = "https://shop.example.com" + Draw.of(random, PATHS) + query;
    return person == null ? base : base + "&email=" + person.email();
  }

  private static String encoded(String email) {
    return email.replace("@", "%40");
  }

  private static String capital(String email) {
    return email.substring(0, 1).toUpperCase(Locale.ROOT) + email.substring(1);
  }
}
