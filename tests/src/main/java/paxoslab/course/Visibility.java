package paxoslab.course;

import java.util.Locale;
import java.util.Optional;

/** When a student may see a part; the names and meanings are Gradescope's. */
public enum Visibility {
  /** Always. */
  VISIBLE,
  /** Once the assignment is due. */
  AFTER_DUE_DATE,
  /** Once the staff publish the grades. */
  AFTER_PUBLISHED,
  /** Never. */
  HIDDEN;

  /** The visibility of this name, such as {@code after_due_date}. */
  public static Optional<Visibility> named(String name) {
    for (Visibility each : values()) {
      if (each.toString().equals(name)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /** Its name in files. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
