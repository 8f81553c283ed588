package theme

// Symbols are the signs that stand before a word or a line. Each is one column wide, the marks
// are three. A plain theme has none: each field is empty.
type Symbols struct {
	Cursor string // before the line where the cursor is

	One, NoOne   string // an option of a single choice, marked and not
	Many, NoMany string // an option of a multiple choice, marked and not

	Right, Wrong string
	Tip, Trap    string
	Bar          string // at the left of a box
	Flag         string
	Struck       string // an option that was struck out
	More         string // more lines below
	Web          string // a link that leaves drillship
	Rule         string // repeated under the heading of a table
	Dot          string // between the parts of a line
}

func unicodeSymbols() Symbols {
	return Symbols{
		Cursor: "›",
		One:    "(•)", NoOne: "( )",
		Many: "[x]", NoMany: "[ ]",
		Right: "✓", Wrong: "✗",
		Tip: "◆", Trap: "▲",
		Bar:    "┃",
		Flag:   "⚑",
		Struck: "×",
		More:   "↓",
		Web:    "↗",
		Rule:   "─",
		Dot:    "·",
	}
}

func asciiSymbols() Symbols {
	return Symbols{
		Cursor: ">",
		One:    "(*)", NoOne: "( )",
		Many: "[x]", NoMany: "[ ]",
		Right: "+", Wrong: "x",
		Tip: "*", Trap: "!",
		Bar:    ":",
		Flag:   "F",
		Struck: "-",
		More:   "v",
		Web:    "^",
		Rule:   "-",
		Dot:    "-",
	}
}
