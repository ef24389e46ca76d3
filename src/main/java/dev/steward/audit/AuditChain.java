package dev.steward.audit;

import dev.steward.core.HmacSha256;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Chains rows: each has an HMAC-SHA-256 over the code of the row before it and its own content.
 * Without the key nobody can make a row that fits, and none can be changed, left out, put in or
 * exchanged without it showing. Safe for use by several threads.
 */
public final class AuditChain {
  /** What the first row is chained to. */
  public static final String BEGINNING = "0".repeat(64);

  private final byte[] key;
  private final String keyCheck;

  /**
   * @param keyCheck tells this key from others without revealing it
   */
  public AuditChain(byte[] key, String keyCheck) {
    this.key = key.clone();
    this.keyCheck = keyCheck;
  }

  /** What tells the key from others. */
  public String keyCheck() {
    return keyCheck;
  }

  /**
   * The next row.
   *
   * @param before the code of the row before, {@link #BEGINNING} for the first
   * @param actor who did it
   * @param configurationSha256 of the configuration that it was done under
   */
  public AuditEntry next(
      long sequence,
      String before,
      Instant at,
      String actor,
      String configurationSha256,
      AuditEvent event) {
    AuditEntry entry =
        new AuditEntry(
            sequence,
            at.truncatedTo(ChronoUnit.MICROS),
            actor,
            event.action().word(),
            event.object(),
            event.outcome(),
            configurationSha256,
            event.manifestSha256(),
            keyCheck,
            "");
    return entry.chained(code(before, entry));
  }

  /** Whether a row is as it was chained under this key, to the row of that code. */
  public boolean fits(String before, AuditEntry entry) {
    return MessageDigest.isEqual(
        code(before, entry).getBytes(StandardCharsets.US_ASCII),
        entry.chain().getBytes(StandardCharsets.UTF_8));
  }

  private String code(String before, AuditEntry entry) {
    Instant at = entry.at();
    Content content = new Content();
    content.add(before);
    content.add(Long.toString(entry.sequence()));
    content.add(at.getEpochSecond() + "." + at.getNano());
    content.add(entry.actor());
    content.add(entry.action());
    content.add(entry.object());
    content.add(entry.outcome());
    content.add(entry.configurationSha256());
    content.add(entry.manifestSha256());
    content.add(entry.keyCheck());
    return HexFormat.of().formatHex(HmacSha256.of(key, content.bytes()));
  }

  /** Each text with its length before it: what belongs to one can pass for no other. */
  private static final class Content {
    private static final byte[] NONE = ByteBuffer.allocate(Integer.BYTES).putInt(-1).array();

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    void add(String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
      out.writeBytes(bytes);
    }

    void add(Optional<String> text) {
      text.ifPresentOrElse(this::add, () -> out.writeBytes(NONE));
    }

    byte[] bytes() {
      return out.toByteArray();
    }
  }

  @Override
  public String toString() {
    return "AuditChain";
  }
}
