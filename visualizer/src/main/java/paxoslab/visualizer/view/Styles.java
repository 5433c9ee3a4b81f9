package paxoslab.visualizer.view;

import paxoslab.visualizer.drawing.Theme;

/** The colours of controls, to go with those of pictures. */
final class Styles {
  private Styles() {}

  static String of(Theme theme) {
    return "-fx-font-size: 16px; -fx-base: %s; -fx-background: %s; -fx-background-color: %s;"
            .formatted(web(theme.border()), web(theme.panel()), web(theme.panel()))
        + "-fx-control-inner-background: "
        + web(theme.ground())
        + "; -fx-accent: "
        + web(theme.border())
        + "; -fx-selection-bar-non-focused: "
        + web(theme.border())
        + ";";
  }

  /** A line that goes somewhere. */
  static String link(Theme theme) {
    return "-fx-text-fill: %s; -fx-underline: true; -fx-border-color: transparent;"
        .formatted(web(theme.text()));
  }

  /** A line that tells what went wrong. */
  static String message(Theme theme) {
    return "-fx-padding: 10 16 10 16; -fx-font-weight: bold; -fx-text-fill: %s;"
            .formatted(web(theme.text()))
        + "-fx-border-width: 0 0 0 8; -fx-border-color: "
        + web(theme.violation())
        + ";";
  }

  /** A pane over a run. */
  static String overlay(Theme theme) {
    return "-fx-padding: 14; -fx-background-color: %s; -fx-background-radius: 8;"
            .formatted(web(theme.panel()))
        + "-fx-border-radius: 8; -fx-border-width: 2; -fx-border-color: "
        + web(theme.muted())
        + ";";
  }

  private static String web(int argb) {
    return String.format("#%06x", argb & 0xffffff);
  }
}
