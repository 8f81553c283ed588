// Package tui is the program a learner sees: screens on Charm's bubbletea.
//
// Its words: a screen is one picture with its own keys; a page is what a screen draws, line by line,
// before the app frames it; a command is what a key means on a screen; a destination is where a
// screen wants to go, by name, since no screen knows another; the app owns size, theme, the stack of
// screens, the overlay and the status line.
//
// An answer goes through the app: a screen returns events to be saved and what to do then; the app
// makes them durable off the loop, keeps keys that arrive meanwhile, and only then lets the screen go
// on. View only joins strings that Update has prepared.
//
// It refuses to know flags, environment and SQL.
package tui
