package dev.steward.request.inbox;

import dev.steward.files.FileStore;
import dev.steward.files.Listing;
import dev.steward.files.StoredFile;
import dev.steward.request.IdentifierForms;
import dev.steward.request.inbox.RecordReader.Cells;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file of requests, or a folder of them (named {@code *.csv}, at any depth). The header names
 * the columns: {@code request_id, type, identifier, value, received_on, identity_verified}, and
 * {@code note, target, new_value} where there are any. Reading changes nothing.
 */
public final class Inbox {
  private static final String EXTENSION = ".csv";
  private static final String REJECTED = ".rejected.csv";

  private final FileStore files;
  private final String place;
  private final RequestForm form;

  private Inbox(FileStore files, String place, RequestForm form) {
    this.files = files;
    this.place = place;
    this.form = form;
  }

  /**
   * An inbox; whether it is there is seen when it is read.
   *
   * @param location a local path or a Hadoop URI
   * @param kinds the kinds of identifier that people may give, besides {@code key}
   * @param lastDay the last day that a request can have been received on, as far as the clock of
   *     whoever reads tells: the later one of today and the as-of date, so that a run for a past
   *     date does not refuse what came in since
   * @throws InboxException where there is no file system for the location
   */
  public static Inbox at(
      String location, Set<String> kinds, IdentifierForms forms, LocalDate lastDay)
      throws InboxException {
    try {
      FileStore files = FileStore.of(location, Map.of());
      return new Inbox(files, files.resolve(location), new RequestForm(kinds, forms, lastDay));
    } catch (IOException e) {
      throw new InboxException("Cannot read the inbox", location, e);
    }
  }

  /**
   * Hands out its lines in the order of files (by path) and lines. A file that cannot be understood
   * as a whole is one rejected line.
   *
   * @throws InboxException where the inbox is not there, or not all of it can be read: nobody may
   *     then believe that nothing was asked
   */
  public void read(Consumer<InboxLine> lines) throws InboxException {
    for (StoredFile file : list()) {
      String name = name(file);
      if (!file.path().equals(place) && !isNamed(file, EXTENSION)) {
        lines.accept(new InboxLine.Rejected(name, 1, "only files named *.csv are read"));
        continue;
      }
      try (RecordReader records = new RecordReader(files.read(file.path()))) {
        read(name, records, lines);
      } catch (IOException e) {
        throw new InboxException("Cannot read the inbox", file.path(), e);
      }
    }
  }

  /**
   * Writes what was rejected beside the inbox, as {@code <inbox>.rejected.csv}: in place of what an
   * earlier reading rejected, at once, and not at all where it is the same. Without rejections
   * there is no such file.
   *
   * @param rejected in order
   */
  public void writeRejections(List<InboxLine.Rejected> rejected) throws InboxException {
    new Rejections(files, place + REJECTED).write(rejected);
  }

  private List<StoredFile> list() throws InboxException {
    Listing listing;
    try {
      listing = files.list(place);
    } catch (IOException e) {
      throw new InboxException("Cannot read the inbox", place, e);
    }
    if (!listing.unreadable().isEmpty()) {
      Listing.Unreadable first = listing.unreadable().get(0);
      throw new InboxException("Cannot read the inbox", first.path(), first.reason());
    }
    return listing.files().stream()
        .filter(file -> file.path().equals(place) || !isNamed(file, REJECTED))
        .toList();
  }

  private void read(String name, RecordReader records, Consumer<InboxLine> lines)
      throws IOException {
    Cells first = records.next(0);
    if (first == null) {
      return;
    }
    Header header;
    try {
      header = new Header(first.cells());
    } catch (IllegalArgumentException e) {
      lines.accept(
          new InboxLine.Rejected(
              name,
              first.line(),
              first.fault().orElse(String.valueOf(e.getMessage())) + "; no line was read"));
      return;
    }
    for (@Nullable Cells next = records.next(header.size());
        next != null;
        next = records.next(header.size())) {
      Optional<String> fault = next.fault();
      lines.accept(
          fault.isPresent()
              ? new InboxLine.Rejected(name, next.line(), fault.get())
              : form.read(name, next.line(), header, next.cells()));
    }
  }

  private static boolean isNamed(StoredFile file, String end) {
    return file.path().toLowerCase(Locale.ROOT).endsWith(end);
  }

  private String name(StoredFile file) {
    return file.path().equals(place)
        ? place.substring(place.lastIndexOf('/') + 1)
        : file.path().substring(place.length() + 1);
  }
}
