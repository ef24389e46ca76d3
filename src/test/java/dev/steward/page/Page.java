package dev.steward.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.ParseError;
import org.jsoup.parser.Parser;

/** A page as a browser reads it. */
record Page(Path file, Document html) {
  static Page read(Path file) throws IOException {
    Parser parser = Parser.htmlParser().setTrackErrors(50);
    Document html = Jsoup.parse(Files.readString(file), "", parser);
    assertThat(parser.getErrors()).extracting(ParseError::toString).as(file.toString()).isEmpty();
    return new Page(file, html);
  }

  String text() {
    return html.body().text();
  }

  /** The number that stands under those words. */
  String figure(String words) {
    for (Element term : html.select(".figures dt")) {
      if (term.text().equals(words)) {
        return Objects.requireNonNull(term.nextElementSibling()).text();
      }
    }
    throw new AssertionError("no figure of " + words);
  }

  /** Nothing on it comes from elsewhere or runs. */
  void needsNothingElse() {
    assertThat(html.select("script, link, img, iframe, object, embed, form, base, [src], [srcset]"))
        .isEmpty();
    assertThat(html.select("[http-equiv]").attr("content")).contains("default-src 'none'");
    assertThat(html.select("style").html()).doesNotContain("url(", "@import");
    for (Element element : html.getAllElements()) {
      element
          .attributes()
          .forEach(
              attribute -> {
                assertThat(attribute.getKey()).as(element.tagName()).doesNotMatch("(?i)on[a-z]+");
                if (attribute.getKey().equals("style")) {
                  assertThat(attribute.getValue()).doesNotContain("url(");
                }
              });
    }
  }

  /** Each link leads to a file, a folder or a place on a page that is there. */
  void linksResolve() throws IOException {
    for (Element link : html.select("a[href], [xlink:href]")) {
      String href = link.attr("href");
      assertThat(href).doesNotContain(":").doesNotStartWith("/");
      int hash = href.indexOf('#');
      String path = hash < 0 ? href : href.substring(0, hash);
      Path target =
          path.isEmpty()
              ? file
              : file.resolveSibling(URLDecoder.decode(path, StandardCharsets.UTF_8));
      assertThat(target).as(href).exists();
      if (hash >= 0) {
        Document there = Jsoup.parse(Files.readString(target));
        assertThat(there.getElementById(href.substring(hash + 1))).as(href).isNotNull();
      }
    }
  }
}
