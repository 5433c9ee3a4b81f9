package paxoslab.course;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * One of some machines that grade a course together.
 *
 * @param index which one, 1 to {@code of}
 * @param of how many there are
 */
public record Shard(int index, int of) {
  /** All of it. */
  public static final Shard WHOLE = new Shard(1, 1);

  private static final Pattern FORM = Pattern.compile("(\\d{1,4})/(\\d{1,4})");

  /**
   * Reads {@code 2/3}.
   *
   * @throws CourseException if it is not of that form
   */
  public static Shard parse(String text) {
    Matcher form = FORM.matcher(text);
    if (form.matches()) {
      int index = Integer.parseInt(form.group(1));
      int of = Integer.parseInt(form.group(2));
      if (index >= 1 && index <= of) {
        return new Shard(index, of);
      }
    }
    throw new CourseException(
        "'" + text + "' is no shard; write I/N with I from 1 to N, such as 2/3");
  }

  /** How many of so many things are this one's. */
  public int share(int all) {
    return Math.max(0, (all - index + of) / of);
  }

  /** Those that are this one's: every N-th, so that all have about as many. */
  public List<Submission> of(List<Submission> sorted) {
    return IntStream.range(0, sorted.size())
        .filter(i -> i % of == index - 1)
        .mapToObj(sorted::get)
        .toList();
  }
}
