package dev.steward.subject;

import dev.steward.request.PersonKey;
import java.util.List;
import java.util.Map;

/**
 * Whom the requests of a run mean. Holds personal data.
 *
 * @param subjects by ordinal
 * @param answers one a request
 * @param merged of requests of the same type about the same person, the earliest one by the id of
 *     each other
 */
public record Resolution(List<Subject> subjects, List<Answer> answers, Map<String, String> merged) {
  public Resolution {
    subjects = List.copyOf(subjects);
    answers = List.copyOf(answers);
    merged = Map.copyOf(merged);
  }

  /**
   * Whom a request means.
   *
   * @param people all whom its identifier fits; one where that is decided
   */
  public record Answer(String request, List<List<PersonKey>> people) {
    public Answer {
      people = List.copyOf(people);
    }

    /** Without what is personal. */
    @Override
    public String toString() {
      return request + ": " + people.size();
    }
  }

  /** Without what is personal. */
  @Override
  public String toString() {
    return "Resolution[" + subjects.size() + " of " + answers.size() + " requests]";
  }
}
