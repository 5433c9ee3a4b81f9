package paxoslab.cli;

import paxoslab.explain.Hints;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code none}, {@code rule} or {@code full}. */
final class HintsReader implements ITypeConverter<Hints> {
  @Override
  public Hints convert(String text) {
    return Hints.named(text)
        .orElseThrow(
            () -> new TypeConversionException("'" + text + "' is none of: none, rule, full"));
  }
}
