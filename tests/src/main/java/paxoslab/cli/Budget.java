package paxoslab.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How long a search may go on. */
sealed interface Budget {
  /** So many runs, which is the same on every machine. */
  record Runs(int runs) implements Budget {}

  /** So much real time. */
  record Time(Duration time) implements Budget {}

  /** Reads {@code 5000}, {@code 30s}, {@code 2m} or {@code 1h}. */
  final class Reader implements ITypeConverter<Budget> {
    private static final Pattern TIME = Pattern.compile("([1-9]\\d{0,5})(s|m|h)");
    private static final Pattern RUNS = Pattern.compile("[1-9]\\d{0,8}");

    @Override
    public Budget convert(String text) {
      Matcher time = TIME.matcher(text);
      if (time.matches()) {
        long n = Long.parseLong(time.group(1));
        return new Time(
            switch (time.group(2)) {
              case "s" -> Duration.ofSeconds(n);
              case "m" -> Duration.ofMinutes(n);
              default -> Duration.ofHours(n);
            });
      } else if (RUNS.matcher(text).matches()) {
        return new Runs(Integer.parseInt(text));
      }
      throw new TypeConversionException(
          "'"
              + text
              + "' is neither a number of runs, such as 5000, nor a time, such as 30s or 2m");
    }
  }
}
