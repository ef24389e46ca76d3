package dev.steward.detect;

import static dev.steward.detect.CharClass.APOSTROPHE;
import static dev.steward.detect.CharClass.AT;
import static dev.steward.detect.CharClass.COLON;
import static dev.steward.detect.CharClass.DIGIT;
import static dev.steward.detect.CharClass.DOT;
import static dev.steward.detect.CharClass.HYPHEN;
import static dev.steward.detect.CharClass.LOWER;
import static dev.steward.detect.CharClass.NON_ASCII;
import static dev.steward.detect.CharClass.OTHER;
import static dev.steward.detect.CharClass.PLUS;
import static dev.steward.detect.CharClass.SLASH;
import static dev.steward.detect.CharClass.UNDERSCORE;
import static dev.steward.detect.CharClass.UPPER;
import static dev.steward.detect.Precondition.having;
import static dev.steward.detect.Precondition.only;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.EmailValidator;
import org.apache.commons.validator.routines.InetAddressValidator;

/** What people and machines are called on the network. */
final class InternetDetectors {
  private static final Pattern VERSION =
      Pattern.compile("[vV]?\\d{1,3}(\\.\\d{1,2}){1,3}(-[\\w.]+)?");
  private static final Pattern URL =
      Pattern.compile("(?i)(https?://|www\\.)[^\\s/?#]+\\.[^\\s]{2,}");
  private static final Pattern SOCIAL =
      Pattern.compile(
          "(?i)(https?://)?([a-z]{2,3}\\.|www\\.|m\\.)?(facebook\\.com|fb\\.com|twitter\\.com|x\\.com"
              + "|instagram\\.com|linkedin\\.com/in|github\\.com|gitlab\\.com|xing\\.com/profile"
              + "|tiktok\\.com/@?|youtube\\.com/(@|user/|c/)?|vk\\.com|t\\.me|mastodon\\.social/@?"
              + "|pinterest\\.\\w+|snapchat\\.com/add|medium\\.com/@?|threads\\.net/@?"
              + "|bsky\\.app/profile|ok\\.ru|weibo\\.com)/?[\\w.@%\\-]{2,}/?");
  private static final Pattern USER_AGENT =
      Pattern.compile(
          "(Mozilla|Opera|Dalvik|curl|Wget|okhttp|PostmanRuntime|Apache-HttpClient|python-requests"
              + "|Go-http-client|CFNetwork)/\\d.*|.+ \\((Windows|Linux|Macintosh|iPhone|iPad|Android).*");
  private static final Set<String> ROLES =
      Set.of(
          "info",
          "information",
          "contact",
          "contacto",
          "contato",
          "kontakt",
          "contatti",
          "office",
          "sales",
          "vertrieb",
          "verkauf",
          "ventes",
          "ventas",
          "vendas",
          "support",
          "service",
          "hilfe",
          "help",
          "helpdesk",
          "admin",
          "administration",
          "administratie",
          "post",
          "mail",
          "email",
          "hello",
          "hallo",
          "team",
          "jobs",
          "hr",
          "careers",
          "bewerbung",
          "marketing",
          "press",
          "presse",
          "media",
          "billing",
          "invoice",
          "rechnung",
          "buchhaltung",
          "finance",
          "accounting",
          "secretariat",
          "sekretariat",
          "secretaria",
          "secretary",
          "reception",
          "receptie",
          "webmaster",
          "postmaster",
          "hostmaster",
          "noreply",
          "no-reply",
          "newsletter",
          "shop",
          "store",
          "orders",
          "bestellung",
          "booking",
          "reservations",
          "reservierung",
          "enquiries",
          "inquiries",
          "customerservice",
          "kundenservice",
          "klantenservice",
          "legal",
          "privacy",
          "datenschutz",
          "security",
          "abuse",
          "biuro",
          "iroda",
          "posta",
          "bilgi",
          "iletisim",
          "toimisto",
          "asiakaspalvelu",
          "kundeservice",
          "kundtjanst",
          "firmapost",
          "welkom",
          "vragen",
          "algemeen",
          "directie",
          "school",
          "library",
          "events",
          "general");

  private InternetDetectors() {}

  static List<ValueDetector> all() {
    return List.of(
        ValueDetector.form(
            "email",
            having(6, 254, AT, DOT)
                .with(DIGIT, LOWER, UPPER, HYPHEN, PLUS, UNDERSCORE, APOSTROPHE, OTHER, NON_ASCII),
            InternetDetectors::email),
        ValueDetector.form(
            "role-mailbox",
            having(6, 254, AT, DOT).with(DIGIT, LOWER, UPPER, HYPHEN, PLUS, UNDERSCORE),
            InternetDetectors::roleMailbox),
        ValueDetector.form(
            "ipv4", having(7, 18, DIGIT, DOT).with(SLASH).digits(4, 14), InternetDetectors::ipv4),
        ValueDetector.form(
            "version",
            having(3, 40, DIGIT, DOT).with(LOWER, UPPER, HYPHEN, UNDERSCORE).digits(2, 16),
            v -> VERSION.matcher(v.text()).matches()),
        ValueDetector.form(
            "ipv6",
            having(3, 45, COLON).with(DIGIT, LOWER, UPPER, DOT),
            v ->
                v.count(COLON) >= 2
                    && v.count(COLON) <= 8
                    && (v.length() >= 8 || v.text().contains("::"))
                    && InetAddressValidator.getInstance().isValidInet6Address(v.text())),
        ValueDetector.form(
            "mac-address",
            only(12, 17, DIGIT, LOWER, UPPER, COLON, HYPHEN, DOT),
            InternetDetectors::mac),
        ValueDetector.form("url", having(8, 2000, DOT), v -> URL.matcher(v.text()).matches()),
        ValueDetector.form(
            "social-url", having(8, 300, DOT, SLASH), v -> SOCIAL.matcher(v.text()).matches()),
        ValueDetector.form(
            "user-agent",
            having(8, 1000, SLASH).digits(1, 400),
            v -> USER_AGENT.matcher(v.text()).matches()));
  }

  private static boolean email(ValueTraits v) {
    if (v.count(AT) != 1 || v.at(0) == '@' || v.last() == '@') {
      return false;
    }
    return EmailValidator.getInstance().isValid(v.text()) || plainEmail(v.text());
  }

  /** Reserved and internal top-level domains, which the validator does not know. */
  private static boolean plainEmail(String text) {
    int at = text.indexOf('@');
    String domain = text.substring(at + 1);
    int dot = domain.lastIndexOf('.');
    return dot > 0
        && domain.length() - dot > 2
        && domain.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '.' || c == '-')
        && domain.substring(dot + 1).chars().allMatch(Character::isLetter)
        && text.substring(0, at).chars().noneMatch(c -> c == '/' || c == '<' || c == '=');
  }

  private static boolean roleMailbox(ValueTraits v) {
    String text = v.text().toLowerCase(Locale.ROOT);
    int at = text.indexOf('@');
    String local = text.substring(0, at);
    int cut = 0;
    while (cut < local.length() && ".-_+0123456789".indexOf(local.charAt(cut)) < 0) {
      cut++;
    }
    return ROLES.contains(local) || ROLES.contains(local.substring(0, cut));
  }

  private static boolean ipv4(ValueTraits v) {
    if (v.count(DOT) != 3) {
      return false;
    }
    String text = v.text();
    int slash = text.indexOf('/');
    return InetAddressValidator.getInstance()
        .isValidInet4Address(slash < 0 ? text : text.substring(0, slash));
  }

  private static boolean mac(ValueTraits v) {
    int separators = v.count(COLON) + v.count(HYPHEN) + v.count(DOT);
    if (v.length() != 12 + separators || separators != 5 && (separators != 2 || !v.has(DOT))) {
      return false;
    }
    int step = separators == 5 ? 3 : 5;
    for (int i = 0; i < v.length(); i++) {
      boolean separator = i % step == step - 1;
      if (separator == (Character.digit(v.at(i), 16) >= 0)) {
        return false;
      }
    }
    return true;
  }
}
