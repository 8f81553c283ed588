package markdown

import (
	"net/url"
	"strings"

	"github.com/yuin/goldmark/ast"

	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/content/clean"
)

// noBreak keeps the sign of a web link on the line of its last word.
const noBreak = "\u00a0"

// leadsIn reports a link within drillship: to a note or to a heading.
func leadsIn(target string) bool {
	return (strings.HasPrefix(target, content.NoteScheme) || strings.HasPrefix(target, "#")) && clean.Line(target) == target
}

// leadsOut reports a link that a browser or a mail program may open.
func leadsOut(target string) bool { return clean.SafeLink(target) }

// link puts the text of n as a link to target. A link inside a link, or to nowhere, is text.
func (w *inliner) link(n ast.Node, target string, s style, outer int) {
	if outer > 0 || !leadsIn(target) && !leadsOut(target) {
		w.children(n, s, outer)
		return
	}
	w.links = append(w.links, Link{Target: target})
	number := len(w.links)
	start := len(w.pieces)
	w.children(n, s|linked, number)
	text := joined(w.pieces[start:])
	w.links[number-1].Text = text
	if text != "" && leadsOut(target) {
		w.outside(text, target, s)
	}
}

// outside says after the text of a web link that it leaves, and where to if the text hides that.
func (w *inliner) outside(text, target string, s style) {
	if w.theme.Plain {
		if !strings.Contains(target, text) {
			w.put(" ("+target+")", s, 0)
		}
		return
	}
	w.pieces = append(w.pieces, piece{text: noBreak, style: s}, piece{text: w.theme.Web, style: s | muted})
	if host := hostOf(target); host != "" && pretends(text, host) {
		w.put(" ("+host+")", s, 0)
	}
}

// pretends reports a text that looks like an address and does not name the host it leads to.
func pretends(text, host string) bool {
	text = strings.ToLower(text)
	return !strings.ContainsAny(text, " \n") && strings.Contains(text, ".") &&
		hostOf(text) != host && hostOf("https://"+text) != host
}

func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.ToLower(u.Hostname())
}

// joined is the text of pieces on one line.
func joined(pieces []piece) string {
	var b strings.Builder
	for _, x := range pieces {
		b.WriteString(x.text)
	}
	return strings.TrimSpace(strings.ReplaceAll(b.String(), "\n", " "))
}

// autoLink puts an address that is its own text.
func (w *inliner) autoLink(n *ast.AutoLink, s style, outer int) {
	label := clean.Line(string(n.Label(w.src)))
	target := string(n.URL(w.src))
	if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(target), "mailto:") {
		target = "mailto:" + target
	}
	if outer > 0 || !leadsOut(target) {
		w.put(label, s, outer)
		return
	}
	w.links = append(w.links, Link{Target: target, Text: label})
	w.put(label, s|linked, len(w.links))
}
