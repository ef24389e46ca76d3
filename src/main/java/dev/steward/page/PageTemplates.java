package dev.steward.page;

import dev.steward.core.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.standard.StandardDialect;
import org.thymeleaf.standard.expression.AbstractStandardConversionService;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Facts as pages. Templates escape every value; plots come escaped. */
final class PageTemplates {
  private static final String FOLDER = "dev/steward/page/";

  /** Tells pages from those that other templates made. */
  static final String EDITION = "Steward pages " + edition();

  private static final TemplateEngine ENGINE = engine();

  private PageTemplates() {}

  private static String edition() {
    MessageDigest digest = Sha256.start();
    ClassLoader loader = PageTemplates.class.getClassLoader();
    for (String template : List.of("index.html", "run.html", "parts.html", "words.csv")) {
      try (InputStream in = loader.getResourceAsStream(FOLDER + template)) {
        digest.update(Objects.requireNonNull(in, template).readAllBytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
  }

  private static TemplateEngine engine() {
    ClassLoaderTemplateResolver resolver =
        new ClassLoaderTemplateResolver(PageTemplates.class.getClassLoader());
    resolver.setPrefix(FOLDER);
    resolver.setSuffix(".html");
    resolver.setTemplateMode(TemplateMode.HTML);
    resolver.setCharacterEncoding("UTF-8");
    StandardDialect dialect = new StandardDialect();
    dialect.setConversionService(new Conversions());
    TemplateEngine engine = new TemplateEngine();
    engine.setDialect(dialect);
    engine.setTemplateResolver(resolver);
    return engine;
  }

  /** Numbers with separators, where a template says {@code ${{…}}}. */
  private static final class Conversions extends AbstractStandardConversionService {
    @Override
    protected String convertToString(IExpressionContext context, Object object) {
      return object instanceof Number number
          ? Shown.number(number.longValue())
          : super.convertToString(context, object);
    }
  }

  static byte[] index(IndexFacts facts) {
    return page("index", facts);
  }

  static byte[] run(RunFacts facts) {
    return page("run", facts);
  }

  private static byte[] page(String template, Record facts) {
    Context context = new Context(Locale.ROOT);
    context.setVariable("it", TemplateValues.of(facts));
    context.setVariable("edition", EDITION);
    ByteArrayOutputStream page = new ByteArrayOutputStream();
    try (Writer writer = new OutputStreamWriter(page, StandardCharsets.UTF_8)) {
      ENGINE.process(template, context, writer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return page.toByteArray();
  }
}
