package dev.steward.store;

import dev.steward.files.FileStore;
import dev.steward.files.StoredFile;
import dev.steward.shuffle.KeyRanges;
import dev.steward.shuffle.Part;
import dev.steward.shuffle.PartWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * The output of units, a file each, sealed by the store's cipher: a draft while its unit is in
 * work, a part from the moment its unit's result is stored. Doing a unit again replaces its part.
 */
public final class PartStore {
  private static final String DRAFT = ".tmp";

  private final FileStore files;
  private final String folder;
  private final StoreCipher cipher;
  private final DraftMark mark;

  /**
   * @param folder where the parts of one step of one run lie
   */
  public PartStore(FileStore files, String folder, StoreCipher cipher) {
    this(files, folder, cipher, DraftMark.NONE);
  }

  /**
   * @param mark of whose drafts they are
   */
  public PartStore(FileStore files, String folder, StoreCipher cipher, DraftMark mark) {
    this.files = files;
    this.folder = folder;
    this.cipher = cipher;
    this.mark = mark;
  }

  /** Writes a unit's output, on disk when this returns. */
  public void draft(int seq, byte[] content) throws IOException {
    try (OutputStream out = files.write(draftPath(seq))) {
      out.write(cipher.encrypt(content));
    }
  }

  /** Writes a unit's output by key, to be finished and closed; then it is on disk. */
  public PartWriter draft(int seq, KeyRanges ranges) throws IOException {
    return new PartWriter(files.write(draftPath(seq)), cipher, ranges);
  }

  /** A part that was written by key. */
  public Part open(int seq) throws IOException {
    return Part.open(files, path(seq), cipher);
  }

  /** Makes a unit's draft its part, at once; drafts of those who had the unit before go. */
  public void seal(int seq) throws IOException {
    for (DraftMark earlier : mark.earlier()) {
      // whoever was taken for dead between confirming its lease and this finds nothing to seal
      files.delete(path(seq) + earlier.text() + DRAFT);
    }
    files.move(draftPath(seq), path(seq));
  }

  /** Removes all drafts: those of workers who have lost them. */
  public void sweep() throws IOException {
    if (files.exists(folder)) {
      for (StoredFile file : files.list(folder).files()) {
        if (file.path().endsWith(DRAFT)) {
          files.delete(file.path());
        }
      }
    }
  }

  public byte[] read(int seq) throws IOException {
    try (InputStream in = files.read(path(seq))) {
      return cipher.decrypt(in.readAllBytes());
    }
  }

  /** Removes all parts and drafts. */
  public void delete() throws IOException {
    files.delete(folder);
  }

  private String path(int seq) {
    return folder + "/" + seq + ".part";
  }

  private String draftPath(int seq) {
    return path(seq) + mark.text() + DRAFT;
  }
}
