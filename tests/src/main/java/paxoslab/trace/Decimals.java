package paxoslab.trace;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Floating-point numbers, rounded to as few digits as read back to the same number. {@code
 * Double.toString} will not do: its digits changed in JDK 19, and a trace is the same on every JDK.
 */
final class Decimals {
  private static final int DOUBLE_DIGITS = 17;
  private static final int FLOAT_DIGITS = 9;

  private Decimals() {}

  /** A finite double. */
  static String text(double number) {
    if (number == 0) {
      return zero(Double.doubleToRawLongBits(number) < 0);
    }
    BigDecimal exact = new BigDecimal(number);
    for (int digits = 1; digits < DOUBLE_DIGITS; digits++) {
      BigDecimal rounded = exact.round(new MathContext(digits));
      if (Double.parseDouble(rounded.toString()) == number) {
        return plain(rounded);
      }
    }
    return plain(exact.round(new MathContext(DOUBLE_DIGITS)));
  }

  /** A finite float. */
  static String text(float number) {
    if (number == 0) {
      return zero(Float.floatToRawIntBits(number) < 0);
    }
    BigDecimal exact = new BigDecimal(number);
    for (int digits = 1; digits < FLOAT_DIGITS; digits++) {
      BigDecimal rounded = exact.round(new MathContext(digits));
      if (Float.parseFloat(rounded.toString()) == number) {
        return plain(rounded);
      }
    }
    return plain(exact.round(new MathContext(FLOAT_DIGITS)));
  }

  private static String zero(boolean negative) {
    return negative ? "-0.0" : "0.0";
  }

  private static String plain(BigDecimal number) {
    int exponent = number.precision() - number.scale() - 1;
    return exponent >= -3 && exponent <= 7 ? number.toPlainString() : number.toString();
  }
}
