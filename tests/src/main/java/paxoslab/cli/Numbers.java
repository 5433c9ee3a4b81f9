package paxoslab.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Numbers on the command line, with errors that say no more than needed. */
final class Numbers {
  private Numbers() {}

  /** A seed: a whole number, 0 or more. */
  static final class Seed implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
      try {
        long seed = Long.parseLong(text.strip());
        if (seed < 0) {
          throw new TypeConversionException("'" + text + "' is less than 0");
        }
        return seed;
      } catch (NumberFormatException e) {
        throw new TypeConversionException("'" + text + "' is not a number");
      }
    }
  }

  /** How many: 1 or more. */
  static final class Count implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      try {
        int count = Integer.parseInt(text.strip());
        if (count < 1) {
          throw new TypeConversionException("'" + text + "' is less than 1");
        }
        return count;
      } catch (NumberFormatException e) {
        throw new TypeConversionException("'" + text + "' is not a number");
      }
    }
  }
}
