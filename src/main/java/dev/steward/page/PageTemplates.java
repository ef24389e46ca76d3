package dev.steward.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.standard.StandardDialect;
import org.thymeleaf.standard.expression.AbstractStandardConversionService;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Facts as pages. Templates escape every value; plots come escaped. */
final class PageTemplates {
  private static final TemplateEngine ENGINE = engine();

  private PageTemplates() {}

  private static TemplateEngine engine() {
    ClassLoaderTemplateResolver resolver =
        new ClassLoaderTemplateResolver(PageTemplates.class.getClassLoader());
    resolver.setPrefix("dev/steward/page/");
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
    ByteArrayOutputStream page = new ByteArrayOutputStream();
    try (Writer writer = new OutputStreamWriter(page, StandardCharsets.UTF_8)) {
      ENGINE.process(template, context, writer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return page.toByteArray();
  }
}
