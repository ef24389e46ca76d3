package dev.steward.cli;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;

/**
 * Log events as lines of text, or in the structured format that the configuration names, once it is
 * known to the logger's context. Never with an exception: what exceptions say may quote cells.
 */
public final class LogLines extends EncoderBase<ILoggingEvent> {
  private static final String APPENDER = "stderr";

  private String pattern = "";
  private @Nullable Encoder<ILoggingEvent> encoder;

  /** For the configuration of logs, as {@link #setPattern}. */
  public LogLines() {}

  /** How lines of text look, without an end. */
  public void setPattern(String pattern) {
    this.pattern = pattern;
  }

  /** Begins anew with what the context knows by now. */
  static void restart(LoggerContext context) {
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    if (root.getAppender(APPENDER) instanceof OutputStreamAppender<ILoggingEvent> appender
        && appender.getEncoder() instanceof LogLines lines) {
      lines.start();
    }
  }

  @Override
  public void start() {
    encoder =
        context.getObject(Environment.class.getName()) instanceof Environment environment
                && StructuredLogs.areAsked(environment)
            ? structured(environment.getProperty(StructuredLogs.FORMAT, ""))
            : text();
    super.start();
  }

  private Encoder<ILoggingEvent> structured(String format) {
    StructuredLogEncoder structured = new StructuredLogEncoder();
    structured.setContext(context);
    structured.setFormat(format);
    structured.start();
    return structured;
  }

  private Encoder<ILoggingEvent> text() {
    PatternLayoutEncoder text = new PatternLayoutEncoder();
    text.setContext(context);
    text.setPattern(pattern + "%n%nopex");
    text.start();
    return text;
  }

  @Override
  public byte @Nullable [] headerBytes() {
    return null;
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    Encoder<ILoggingEvent> by = encoder;
    if (by == null) {
      throw new IllegalStateException("Not started");
    }
    return by.encode(event.getThrowableProxy() == null ? event : withoutException(event));
  }

  private static ILoggingEvent withoutException(ILoggingEvent event) {
    LoggingEvent copy = new LoggingEvent();
    copy.setLoggerName(event.getLoggerName());
    copy.setLevel(event.getLevel());
    copy.setThreadName(event.getThreadName());
    copy.setInstant(event.getInstant());
    copy.setMessage(event.getFormattedMessage());
    copy.setLoggerContextRemoteView(event.getLoggerContextVO());
    copy.setMDCPropertyMap(event.getMDCPropertyMap());
    return copy;
  }

  @Override
  public byte @Nullable [] footerBytes() {
    return null;
  }
}
