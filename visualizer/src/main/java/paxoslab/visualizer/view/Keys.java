package paxoslab.visualizer.view;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import paxoslab.visualizer.playback.Followed.By;

/** The window's keys, in the order of their list: what is pressed, what it does, in words. */
enum Keys {
  PLAY("Space", "play or pause"),
  STEP("← →", "one event back or on"),
  SAME_PEER("Shift+← →", "the same peer's last or next event"),
  PAGES("PageUp PageDown", "the same as ← and →, for a presenter's remote"),
  ENDS("Home End", "first or last event"),
  FINDING("V  Shift+V", "next or previous broken rule"),
  CAUSES("F  click", "dim all but an event's causes and effects"),
  FOLLOW("I  B  U", "follow the event's instance, ballot or value"),
  JUMP("O", "from a client's operation to its instance, or back"),
  SEARCH("/", "search; Enter and Shift+Enter go to the next and previous"),
  NOTE("M", "a bookmark or note on the event;  N and Shift+N go to the next"),
  COMPARE("C", "another run below this one, from where they part"),
  WHAT_IF("W", "what if: deliver, delay or drop another message, and play on"),
  LIVE("L", "play by hand: start a run from nothing, or go on with it"),
  BY_HAND("Enter Del A J S", "by hand: deliver, drop, deliver all, go on to a timeout, start"),
  UNDO("Ctrl+Z Y S", "by hand: undo, redo, save"),
  PRESENT("P  .", "the screen for a class"),
  QUIZ("Q", "hide what comes next, and ask for it"),
  VIEW("D  K", "diagram or cluster"),
  SPACING("X", "space events by order or by virtual time"),
  ZOOM("+  -  0", "wider or narrower steps, or as they can be read; also Ctrl and the wheel"),
  SPEED("[  ]", "slower or faster"),
  THEME("T", "dark or light"),
  START("G", "the gallery, and the runs opened last"),
  OPEN("Ctrl+O", "open a trace; a file may be dropped on the window, too"),
  STOP("Esc", "stop reading a long run, or close the what-if list"),
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

  /** Does what a key asks for; false if it asks for nothing. */
  static boolean press(KeyEvent key, Player player, Commands commands) {
    if (!commands.starts() && move(key, player)) {
      return true;
    }
    Consumer<Commands> action = key.isShortcutDown() ? withControl(key) : plain(key, player);
    if (action != null) {
      action.accept(commands);
    }
    return action != null;
  }

  private static boolean move(KeyEvent key, Player player) {
    int direction = key.getCode() == KeyCode.RIGHT ? 1 : -1;
    switch (key.getCode()) {
      case RIGHT, LEFT -> {
        if (key.isShiftDown()) {
          player.stepOnLane(direction);
        } else {
          player.step(direction);
        }
      }
      case PAGE_DOWN -> player.step(1);
      case PAGE_UP -> player.step(-1);
      case HOME -> player.seek(0);
      case END -> player.seek(Integer.MAX_VALUE);
      default -> {
        return false;
      }
    }
    return true;
  }

  private static @Nullable Consumer<Commands> withControl(KeyEvent key) {
    return switch (key.getCode()) {
      case O -> Commands::chooseFile;
      case E -> Commands::export;
      default -> null;
    };
  }

  private static @Nullable Consumer<Commands> plain(KeyEvent key, Player player) {
    boolean shift = key.isShiftDown();
    if (types(key, "?", KeyCode.SLASH, true)) {
      return commands -> commands.screens().toggleHelp();
    } else if (types(key, "/", KeyCode.SLASH, false)) {
      return commands -> commands.screens().search();
    } else if (types(key, "[", KeyCode.OPEN_BRACKET, false)) {
      return commands -> commands.changeSpeed(-1);
    } else if (types(key, "]", KeyCode.CLOSE_BRACKET, false)) {
      return commands -> commands.changeSpeed(1);
    }
    return switch (key.getCode()) {
      case PLUS, ADD, EQUALS -> commands -> commands.screens().zoom(1);
      case MINUS, SUBTRACT -> commands -> commands.screens().zoom(-1);
      case DIGIT0, NUMPAD0 -> commands -> commands.screens().zoom(0);
      case SPACE -> key.getTarget() instanceof ButtonBase ? null : commands -> player.playOrPause();
      case V -> commands -> finding(player, shift);
      case N -> commands -> commands.nextNote(!shift);
      case F -> Commands::toggleCauses;
      case I -> commands -> commands.follow(By.INSTANCE);
      case B -> commands -> commands.follow(By.BALLOT);
      case U -> commands -> commands.follow(By.VALUE);
      case O -> Commands::jump;
      case M -> Commands::writeNote;
      case C -> Commands::toggleCompare;
      case W -> Commands::toggleWhatIf;
      case L -> Commands::playByHand;
      case P, PERIOD -> commands -> commands.screens().togglePresent();
      case Q -> commands -> commands.screens().toggleQuiz();
      case D -> commands -> commands.screens().showCluster(false);
      case K -> commands -> commands.screens().showCluster(true);
      case X -> commands -> commands.screens().toggleSpacing();
      case G -> Commands::toggleStart;
      case T -> Commands::otherTheme;
      case ESCAPE -> Commands::escape;
      case F1 -> commands -> commands.screens().toggleHelp();
      default -> null;
    };
  }

  private static void finding(Player player, boolean back) {
    if (back) {
      player.previousFinding();
    } else {
      player.nextFinding();
    }
  }

  /**
   * True for a character, which some keyboards have with Shift and others without.
   *
   * @param code its key on an American keyboard, for toolkits that tell no character
   * @param shift whether that takes Shift
   */
  private static boolean types(KeyEvent key, String character, KeyCode code, boolean shift) {
    return character.equals(key.getText())
        || (key.getCode() == code && key.isShiftDown() == shift && !key.isShortcutDown());
  }
}
