package paxoslab.visualizer.view;

import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** The window's keys, in the order of their list: what is pressed, what it does, in words. */
enum Keys {
  PLAY("Space", "play or pause"),
  STEP("← →", "one event back or on"),
  SAME_PEER("Shift+← →", "the same peer's last or next event"),
  PAGES("PageUp PageDown", "the same as ← and →, for a presenter's remote"),
  ENDS("Home End", "first or last event"),
  FINDING("V  Shift+V", "next or previous broken rule"),
  CAUSES("F  click", "dim all but causes and effects of the present event, or of one clicked"),
  SEARCH("/", "search; Enter and Shift+Enter go to the next and previous"),
  SPEED("[  ]", "slower or faster"),
  PRESENT("P", "larger texts, for a class"),
  THEME("T", "dark or light"),
  START("G", "the gallery, and the runs opened last"),
  OPEN("Ctrl+O", "open a trace; a file may be dropped on the window, too"),
  EXPORT("Ctrl+E", "write the run as a picture or page"),
  HELP("?  F1", "this list");

  private final String pressed;
  private final String does;

  Keys(String pressed, String does) {
    this.pressed = pressed;
    this.does = does;
  }

  /** All keys, a line each. */
  static List<String> lines() {
    return List.of(values()).stream()
        .map(key -> "%-16s  %s".formatted(key.pressed, key.does))
        .collect(Collectors.toList());
  }

  /**
   * True for a character, which some keyboards have with Shift and others without.
   *
   * @param code its key on an American keyboard, for toolkits that tell no character
   * @param shift whether that takes Shift
   */
  static boolean types(KeyEvent key, String character, KeyCode code, boolean shift) {
    return character.equals(key.getText())
        || (key.getCode() == code && key.isShiftDown() == shift && !key.isShortcutDown());
  }
}
