package dev.steward.export;

import dev.steward.core.TableRef;
import dev.steward.request.RequestState;
import java.util.List;
import java.util.Optional;

/** What became of a request in a run. */
public sealed interface Answer {
  String requestId();

  /** The state that the request is in by it. */
  RequestState state();

  /** A bundle holds all that was found. */
  record Bundled(BundleRequest request, WrittenBundle bundle) implements Answer {
    @Override
    public String requestId() {
      return request.id();
    }

    @Override
    public RequestState state() {
      return RequestState.COMPLETED;
    }
  }

  /** Nobody is meant, or it is for a person to say who. */
  record Nobody(@Override String requestId, String subject, @Override RequestState state)
      implements Answer {
    public Nobody {
      if (state != RequestState.NOT_FOUND && state != RequestState.AMBIGUOUS) {
        throw new IllegalArgumentException("Somebody is meant by what is " + state.word());
      }
    }
  }

  /** Nothing was done: it waits for a person, who halted it or has to verify its sender. */
  record Waiting(@Override String requestId, String subject, @Override RequestState state)
      implements Answer {
    public Waiting {
      if (state.isAnswered() && state != RequestState.REJECTED) {
        throw new IllegalArgumentException("Nothing waits that is " + state.word());
      }
    }
  }

  /**
   * It stays open: not all could be read, and part of an answer is none.
   *
   * @param missing tables that could not be searched whole; none where its bundle failed
   * @param reason without personal data; empty where the tables say it
   */
  record Open(
      @Override String requestId, String subject, List<TableRef> missing, Optional<String> reason)
      implements Answer {
    public Open {
      missing = List.copyOf(missing);
      if (missing.isEmpty() && reason.isEmpty()) {
        throw new IllegalArgumentException("A request stays open for a reason");
      }
    }

    @Override
    public RequestState state() {
      return RequestState.FAILED;
    }

    /** In words. */
    public String why() {
      return reason.orElseGet(
          () ->
              "not searched: "
                  + String.join(", ", missing.stream().map(TableRef::toString).sorted().toList()));
    }
  }
}
