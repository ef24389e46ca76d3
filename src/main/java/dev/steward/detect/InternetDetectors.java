package dev.steward.detect;

import static dev.steward.detect.CharClass.APOSTROPHE;
import static dev.steward.detect.CharClass.AT;
import static dev.steward.detect.CharClass.BRACKET;
import static dev.steward.detect.CharClass.COLON;
import static dev.steward.detect.CharClass.COMMA;
import static dev.steward.detect.CharClass.DIGIT;
import static dev.steward.detect.CharClass.DOT;
import static dev.steward.detect.CharClass.HYPHEN;
import static dev.steward.detect.CharClass.LOWER;
import static dev.steward.detect.CharClass.NON_ASCII;
import static dev.steward.detect.CharClass.OTHER;
import static dev.steward.detect.CharClass.PLUS;
import static dev.steward.detect.CharClass.SLASH;
import static dev.steward.detect.CharClass.SPACE;
import static dev.steward.detect.CharClass.UNDERSCORE;
import static dev.steward.detect.CharClass.UPPER;
import static dev.steward.detect.Precondition.having;
import static dev.steward.detect.Precondition.only;

import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.EmailValidator;
import org.apache.commons.validator.routines.InetAddressValidator;

/** What people and machines are called on the network. */
final class InternetDetectors {
  private static final Pattern VERSION =
      Pattern.compile("[vV]?\\d{1,3}(\\.\\d{1,2}){1,3}(-[\\w.]+)?");
  private static final Pattern URL =
      Pattern.compile("(?i)(https?://|www\\.)[^\\s/?#]+\\.[^\\s]{2,}");
  private static final Pattern FORWARDED =
      Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}(, ?\\d{1,3}(\\.\\d{1,3}){3})+");
  private static final Pattern HOME =
      Pattern.compile("(?i)(https?://)?[\\p{L}0-9-]+(\\.[\\p{L}0-9-]+)+/?");
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
  private static final String NOT_LOCAL = " \"(),:;<>@[\\]/";

  private final Lexicon lexicon;
  private final long role;
  private final long social;

  InternetDetectors(Lexicon lexicon) {
    this.lexicon = lexicon;
    this.role = lexicon.set("role-word");
    this.social = lexicon.set("social-host");
  }

  List<ValueDetector> all() {
    return List.of(
        ValueDetector.form(
            "email",
            having(6, 254, AT, DOT)
                .with(DIGIT, LOWER, UPPER, HYPHEN, PLUS, UNDERSCORE, APOSTROPHE, OTHER, NON_ASCII),
            InternetDetectors::email),
        ValueDetector.form(
            "role-mailbox",
            having(6, 254, AT, DOT).with(DIGIT, LOWER, UPPER, HYPHEN, PLUS, UNDERSCORE),
            this::roleMailbox),
        ValueDetector.form(
            "ipv4", having(7, 18, DIGIT, DOT).with(SLASH).digits(4, 14), InternetDetectors::ipv4),
        ValueDetector.form(
            "ipv4.list",
            having(16, 200, DIGIT, DOT, COMMA).with(SPACE),
            v -> FORWARDED.matcher(v.text()).matches()),
        ValueDetector.form(
            "version",
            having(3, 40, DIGIT, DOT).with(LOWER, UPPER, HYPHEN, UNDERSCORE).digits(2, 16),
            v -> v.count(DOT) <= 4 && VERSION.matcher(v.text()).matches()),
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
        ValueDetector.form(
            "url", having(8, 2000, DOT), v -> urlLike(v) && URL.matcher(v.text()).matches()),
        ValueDetector.form(
            "url.home", having(8, 80, DOT), v -> urlLike(v) && HOME.matcher(v.text()).matches()),
        ValueDetector.form(
            "social-url",
            having(8, 300, DOT, SLASH),
            v -> hasSocialHost(v) && SOCIAL.matcher(v.text()).matches()),
        ValueDetector.form(
            "user-agent",
            having(8, 1000, SLASH).notWithout(COLON, BRACKET).digits(1, 400),
            v -> v.at(0) != '{' && USER_AGENT.matcher(v.text()).matches()));
  }

  private static boolean email(ValueTraits v) {
    if (v.count(AT) != 1 || v.at(0) == '@' || v.last() == '@') {
      return false;
    }
    return v.has(NON_ASCII)
        ? EmailValidator.getInstance().isValid(v.text())
        : local(v) && domain(v, position(v, '@') + 1);
  }

  private static boolean local(ValueTraits v) {
    for (int i = 0; v.at(i) != '@'; i++) {
      byte b = v.at(i);
      boolean dotTwice = b == '.' && (i == 0 || v.at(i + 1) == '.');
      if (dotTwice || b < 'A' && b != '+' && b != '-' && b != '.' && NOT_LOCAL.indexOf(b) >= 0) {
        return false;
      }
    }
    return true;
  }

  /** Labels of letters, digits and hyphens; the last of letters. Internal domains count too. */
  private static boolean domain(ValueTraits v, int from) {
    int label = 0;
    boolean letters = true;
    int labels = 0;
    for (int i = from; i < v.length(); i++) {
      byte b = v.at(i);
      if (b == '.') {
        if (label == 0) {
          return false;
        }
        labels++;
        label = 0;
        letters = true;
      } else {
        boolean digit = b >= '0' && b <= '9' || b == '-';
        if (!digit && CharClass.OF_BYTE[b] > CharClass.UPPER.ordinal()) {
          return false;
        }
        letters &= !digit;
        label++;
      }
    }
    return labels > 0 && label > 1 && letters;
  }

  private static int position(ValueTraits v, char c) {
    int i = 0;
    while (v.at(i) != c) {
      i++;
    }
    return i;
  }

  /** A mailbox of an office: info@, sales.emea@. */
  private boolean roleMailbox(ValueTraits v) {
    if (v.count(AT) != 1) {
      return false;
    }
    int at = position(v, '@');
    int cut = 0;
    while (cut < at && CharClass.OF_BYTE[v.at(cut)] >= 1 && CharClass.OF_BYTE[v.at(cut)] <= 2) {
      cut++;
    }
    int from = v.from();
    return ((lexicon.kindsOfAscii(v.data(), from, from + at)
                | lexicon.kindsOfAscii(v.data(), from, from + cut))
            & role)
        != 0;
  }

  private boolean hasSocialHost(ValueTraits v) {
    return (v.tokens(lexicon).all() & social) != 0;
  }

  private static boolean urlLike(ValueTraits v) {
    byte first = v.at(0);
    return first == 'h' || first == 'w' || first == 'H' || first == 'W';
  }

  /** Four numbers up to 255 without leading zeros, maybe with the length of a prefix. */
  private static boolean ipv4(ValueTraits v) {
    int dots = 0;
    int value = -1;
    for (int i = 0; i < v.length(); i++) {
      byte b = v.at(i);
      if (b == '.' || b == '/') {
        if (value < 0 || (b == '/') != (dots == 3)) {
          return false;
        }
        dots++;
        value = -1;
      } else {
        if (value == 0) {
          return false;
        }
        value = Math.max(0, value) * 10 + b - '0';
        if (value > 255) {
          return false;
        }
      }
    }
    return value >= 0 && (dots == 3 || dots == 4 && value <= 32);
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
