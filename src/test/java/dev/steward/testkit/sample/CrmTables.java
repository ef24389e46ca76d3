package dev.steward.testkit.sample;

import dev.steward.testkit.sample.SampleTable.Belonging;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** The tables of {@code crm} that a marketing application keeps. */
final class CrmTables {
  private static final LocalDate TODAY = SampleEstate.TODAY;
  private static final List<String> TITLES =
      List.of(
          "Einkäuferin",
          "Buchhalter",
          "Chargée de clientèle",
          "Ingeniera de ventas",
          "Responsabile acquisti",
          "Kierownik sklepu",
          "Säljare",
          "Teacher",
          "Nurse",
          "Warehouse operative",
          "Υπάλληλος γραφείου",
          "Verkoopmedewerker",
          "営業担当",
          "Head of Procurement",
          "Software engineer");
  private static final List<String> GOODS =
      List.of(
          "Garden chair",
          "Oak table",
          "Wool blanket",
          "Teapot",
          "Desk lamp",
          "Bread knife",
          "Picnic basket",
          "Wall clock",
          "Linen towel",
          "Coffee mill",
          "Storage box",
          "Bath mat",
          "Candle holder",
          "Mixing bowl",
          "Door wreath",
          "Umbrella stand",
          "Book shelf",
          "Cutting board",
          "Salad servers",
          "Watering can");
  private static final List<String> QUALITIES = List.of("hot", "warm", "cold");

  private final Random random;
  private final Population population;
  private final List<String> accounts = new ArrayList<>();
  private final List<SampleTable> tables = new ArrayList<>();

  private CrmTables(Random random, Population population) {
    this.random = random;
    this.population = population;
  }

  static List<SampleTable> of(Random random, Population population) {
    CrmTables crm = new CrmTables(random, population);
    crm.accounts();
    crm.contacts();
    crm.leads();
    crm.segments();
    crm.members();
    crm.products();
    crm.orders();
    crm.paymentMethods();
    return crm.tables;
  }

  private void accounts() {
    TableBuilder account = new TableBuilder("crm", "account", Belonging.NOBODY);
    for (int i = 0; i < 60; i++) {
      Country country = Draw.of(random, population.countries());
      Person.Address address = country.address(random);
      String key = Draw.key(random);
      String site = "company-" + (i + 1) + ".example.com";
      accounts.add(key);
      account
          .row(null)
          .with("accountid", key)
          .with("name", country.company())
          .with("emailaddress1", Draw.of(random, List.of("info@", "sales@", "office@")) + site)
          .with("telephone1", Draw.serial(country.landline().get(0), 990 - i))
          .with("websiteurl", "https://" + site + "/")
          .with("vatnumber", country.code() + Draw.digits(random, "#########"))
          .with("address1_line1", address.street())
          .with("address1_city", address.city())
          .with("address1_postalcode", address.postalCode())
          .with("address1_country", address.country())
          .with(
              "industrycode",
              Draw.of(random, List.of("retail", "hospitality", "offices", "schools")))
          .with("revenue", BigDecimal.valueOf(Draw.between(random, 80, 90000) * 100_000L, 2))
          .with("createdon", Draw.within(random, LocalDate.of(2018, 1, 1), TODAY.minusYears(1)));
    }
    tables.add(account.build());
  }

  private void contacts() {
    TableBuilder contact = new TableBuilder("crm", "contact", Belonging.KEY);
    for (Person person : population.contacts()) {
      Person.Consent consent = person.consent();
      boolean grownUp = !person.has(Trait.CHILD) && !person.has(Trait.CAME_OF_AGE);
      List<Person.Event> events = consent.events();
      boolean byForm =
          !events.isEmpty() && events.get(events.size() - 1).source().equals("web-form");
      contact
          .row(person)
          .with("contactid", person.key())
          .with("fullname", person.name().full())
          .with("firstname", person.name().given())
          .with("lastname", person.name().family())
          .with("emailaddress1", person.email())
          .with("mobilephone", person.mobile())
          .with("telephone1", Draw.percent(random, 45) ? person.landline() : null)
          .with("address1_line1", person.address().street())
          .with("address1_city", person.address().city())
          .with("address1_postalcode", person.address().postalCode())
          .with("address1_country", person.address().country())
          .with("birthdate", person.birthDate())
          .with(
              "gendercode",
              Draw.of(random, List.of("female", "female", "male", "male", "diverse", "unknown")))
          .with("preferredlanguage", person.language())
          .with("jobtitle", grownUp && Draw.percent(random, 50) ? Draw.of(random, TITLES) : null)
          .with(
              "parentcustomerid",
              grownUp && Draw.percent(random, 25) ? Draw.of(random, accounts) : null)
          .with("creditscore", grownUp ? Draw.between(random, 300, 850) : null)
          .with("msgdpr_gdprconsent", consent.level())
          .with("msgdpr_gdprischild", consent.child())
          .referring("msgdpr_gdprparentid", consent.guardian())
          .with("msgdpr_donottrack", consent.doNotTrack())
          .with(
              "msgdpr_consentchangesourceformid",
              byForm ? Draw.of(random, population.forms()) : null)
          .with("createdon", person.createdOn())
          .with("modifiedon", modified(person));
    }
    tables.add(contact.build());
  }

  private static LocalDateTime modified(Person person) {
    List<Person.Event> events = person.consent().events();
    return events.isEmpty() ? person.createdOn() : events.get(events.size() - 1).occurredAt();
  }

  private void leads() {
    TableBuilder lead = new TableBuilder("crm", "lead", Belonging.KEY);
    for (int i = 0; i < 80; i++) {
      Person person = Draw.of(random, population.contacts());
      lead(lead, person, Draw.key(random), person.key());
    }
    for (Person person : population.leads()) {
      lead(lead, person, person.key(), null);
    }
    tables.add(lead.build());
  }

  private void lead(TableBuilder lead, Person person, String key, @Nullable String contact) {
    lead.row(person)
        .with("leadid", key)
        .with("subject", Draw.of(random, List.of("Catalogue request", "Trade fair", "Web enquiry")))
        .with("firstname", person.name().given())
        .with("lastname", person.name().family())
        .with("emailaddress1", person.email())
        .with("telephone1", Draw.percent(random, 60) ? person.mobile() : null)
        .with(
            "companyname",
            Draw.percent(random, 30) ? Draw.of(random, population.countries()).company() : null)
        .with("parentcontactid", contact)
        .with("leadqualitycode", Draw.of(random, QUALITIES))
        .with("estimatedvalue", BigDecimal.valueOf(Draw.between(random, 20, 4000) * 100L, 2))
        .with("createdon", Draw.within(random, LocalDate.of(2024, 1, 1), TODAY.minusDays(3)));
  }

  private void segments() {
    TableBuilder segment = new TableBuilder("crm", "segment", Belonging.NOBODY);
    for (Segment each : Segment.values()) {
      segment
          .row(null)
          .with("segment", each.label())
          .with("title", each.title())
          .with("definition", each.definition());
    }
    tables.add(segment.build());
  }

  private void members() {
    TableBuilder member = new TableBuilder("crm", "segment_member", Belonging.KEY);
    for (Segment segment : Segment.values()) {
      for (Person person : population.contacts()) {
        if (Draw.percent(random, segment.percent())) {
          member
              .row(person)
              .with("segment", segment.label())
              .with("contact_id", person.key())
              .with("addedon", Draw.within(random, LocalDate.of(2025, 1, 1), TODAY).toLocalDate());
        }
      }
    }
    for (Segment segment : List.of(Segment.VIP, Segment.NEWSLETTER)) {
      member
          .row(null)
          .with("segment", segment.label())
          .with("contact_id", Draw.key(random))
          .with("addedon", TODAY.minusMonths(3));
    }
    tables.add(member.build());
  }

  private void products() {
    TableBuilder product = new TableBuilder("crm", "product", Belonging.NOBODY);
    for (int i = 0; i < 60; i++) {
      product
          .row(null)
          .with("productid", 1000 + i)
          .with("sku", Draw.digits(random, "HX-####-##"))
          .with("productname", GOODS.get(i % GOODS.size()) + " " + (i / GOODS.size() + 1))
          .with("ean", Draw.ean(Draw.digits(random, "4006381#####")))
          .with("price", BigDecimal.valueOf(Draw.between(random, 290, 24990), 2))
          .with("serialprefix", Draw.digits(random, "49########"));
    }
    tables.add(product.build());
  }

  private void orders() {
    TableBuilder orders = new TableBuilder("crm", "orders", Belonging.KEY);
    TableBuilder lines = new TableBuilder("crm", "order_line", Belonging.THROUGH_ROWS);
    for (Person person : population.contacts()) {
      int count = Draw.percent(random, 40) ? 0 : Draw.between(random, 1, 4);
      for (int i = 0; i < count; i++) {
        order(orders, lines, person);
      }
    }
    tables.add(orders.build());
    tables.add(lines.build());
  }

  private void order(TableBuilder orders, TableBuilder lines, Person person) {
    String key = Draw.key(random);
    long cents = 0;
    int count = Draw.between(random, 1, 3);
    for (int line = 1; line <= count; line++) {
      int quantity = Draw.between(random, 1, 4);
      int price = Draw.between(random, 290, 24990);
      cents += (long) quantity * price;
      lines
          .row(person)
          .with("orderid", key)
          .with("lineno", line)
          .with("productid", 1000 + random.nextInt(60))
          .with("quantity", quantity)
          .with("price", BigDecimal.valueOf(price, 2));
    }
    boolean old = Draw.percent(random, 12);
    Person.Address address = person.address();
    orders
        .row(person)
        .with("orderid", key)
        .with("ordernumber", population.orderNumber(person, random))
        .with("contactid", person.key())
        .with("orderdate", Draw.within(random, start(old), end(old)).toLocalDate())
        .with("total", BigDecimal.valueOf(cents, 2))
        .with("currency", currency(address.countryCode()))
        .with("shippingname", person.name().full())
        .with("shippingphone", Draw.percent(random, 70) ? person.mobile() : null)
        .with(
            "shippingaddress",
            address.street() + ", " + address.postalCode() + " " + address.city())
        .with("trackingnumber", Draw.digits(random, "00340#############"));
  }

  private static LocalDate start(boolean old) {
    return old ? LocalDate.of(2014, 1, 1) : LocalDate.of(2019, 1, 1);
  }

  private static LocalDate end(boolean old) {
    return old ? LocalDate.of(2015, 12, 31) : TODAY.minusDays(2);
  }

  private static String currency(String country) {
    return switch (country) {
      case "GB" -> "GBP";
      case "JP" -> "JPY";
      case "PL" -> "PLN";
      case "SE" -> "SEK";
      default -> "EUR";
    };
  }

  private void paymentMethods() {
    TableBuilder method = new TableBuilder("crm", "payment_method", Belonging.KEY);
    for (Person person : population.contacts()) {
      if (person.has(Trait.CHILD) || !Draw.percent(random, 30)) {
        continue;
      }
      Optional<String> iban = population.iban(person);
      boolean card = iban.isEmpty() || Draw.percent(random, 50);
      method
          .row(person)
          .with("paymentmethodid", 500 + method.size())
          .with("contactid", person.key())
          .with("cardholder", person.name().full())
          .with("cardnumber", card ? Draw.luhn(Draw.digits(random, "40000000#######")) : null)
          .with("iban", card ? null : iban.orElseThrow())
          .with(
              "expires",
              card
                  ? String.format(
                      Locale.ROOT,
                      "%02d/%d",
                      Draw.between(random, 1, 12),
                      Draw.between(random, 2027, 2031))
                  : null);
    }
    tables.add(method.build());
  }
}
