package paxoslab.gradebook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Rows of a CSV file. Names come from students: a cell that a spreadsheet would take for a formula
 * gets an apostrophe in front, which spreadsheets take for "this is text" (OWASP, CSV injection).
 */
final class Table {
  private static final String FORMULA_STARTS = "=+-@\t\r\n";

  private final StringBuilder text = new StringBuilder();
  private final CSVPrinter printer;

  Table(List<String> header) {
    try {
      printer = new CSVPrinter(text, CSVFormat.RFC4180);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    row(header);
  }

  void row(List<String> cells) {
    try {
      printer.printRecord(cells.stream().map(Table::harmless).toList());
    } catch (IOException e) {
      throw new UncheckedIOException("a text can always be written", e);
    }
  }

  /** The cell as text that is no formula; a null character would end it in some readers. */
  static String harmless(String cell) {
    String clean = cell.replace('\0', ' ');
    String seen = clean.stripLeading();
    boolean formula =
        !clean.isEmpty()
            && (FORMULA_STARTS.indexOf(clean.charAt(0)) >= 0
                || (!seen.isEmpty() && FORMULA_STARTS.indexOf(seen.charAt(0)) >= 0));
    return formula ? "'" + clean : clean;
  }

  byte[] bytes() {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
