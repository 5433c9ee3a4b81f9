package paxoslab.cli;

import paxoslab.explain.Hints;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code none}, {@code rule} or {@code full}. */
final class HintsReader implements ITypeConverter<Hints> {
  static final String DESCRIPTION =
      "How much to tell of a failure: none (what broke), rule (also the rule and the line) or full"
          + " (also the run and a question); default: ${DEFAULT-VALUE}.";

  @Override
  public Hints convert(String text) {
    return Hints.named(text)
        .orElseThrow(
            () -> new TypeConversionException("'" + text + "' is none of: none, rule, full"));
  }
}
