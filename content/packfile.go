package content

import (
	"cmp"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"
)

// Format is the version of the pack format that this program reads.
const Format = "drillship/1"

// packFile is the name of the file that makes a folder a pack.
const packFile = "pack.md"

func packKeys() []string {
	return []string{"format", "id", "title", "version", "authors", "license", "language", "verified",
		"defaults", "labels", "continues", "exams"}
}

var packID = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)

const maxPackID = 63

func validPackID(id string) bool { return len(id) <= maxPackID && packID.MatchString(id) }

// readPackFile fills p from the frontmatter of pack.md or of a single file. It returns false when
// the notes must not be read: the format is of another version, or the id cannot be told.
func readPackFile(p *Pack, m matter, file, folder string, r *report) bool {
	v := m.values
	usable := readFormat(r, m, file)
	p.Title = v.text(r, "title")
	p.Version = v.text(r, "version")
	p.Authors = v.texts(r, "authors")
	p.License = v.text(r, "license")
	p.Language = v.text(r, "language")
	p.Verified = v.day(r, "verified")
	p.Labels = readLabels(r, v)
	p.Continues = readContinues(r, v)
	p.Defaults = readDefaults(r, v)
	p.Exams = readExams(r, v)
	return readPackID(p, m, file, folder, r) && usable
}

func readFormat(r *report, m matter, file string) bool {
	format := m.values.text(r, "format")
	if format == Format {
		return true
	}
	d := Diagnostic{Rule: "P-30", Severity: Warning, File: file, Line: 1, Column: 1,
		Message: "no format is written; read as " + Format, Hint: "write format: " + Format}
	if format != "" {
		d = m.values.at(m.values.value("format"), "P-30", Error,
			fmt.Sprintf("the pack is written in format %s, this program reads %s", quote(format), Format),
			"install a newer drillship, or write format: "+Format)
	}
	if m.found && (m.problem == nil || m.problem.Severity < Error) {
		r.add(d)
	}
	return format == ""
}

// readPackID takes the written id. Where the frontmatter is broken, the line with the id still
// counts: under another id the learner's history would seem lost, and new answers would go astray.
func readPackID(p *Pack, m matter, file, folder string, r *report) bool {
	broken := m.problem != nil && m.problem.Severity == Error
	id, ok := m.values.text(r, "id"), true
	if broken {
		id, ok = salvageID(m.source)
	}
	d := Diagnostic{Rule: "P-30", Severity: Warning, File: file, Line: 1, Column: 1}
	switch {
	case !ok:
		d.Severity, d.Message = Error, "the pack is not read: its id cannot be told"
		d.Hint = "correct the frontmatter"
		r.add(d)
		return false
	case !m.found:
		p.ID = idFrom(folder)
		d.Message = fmt.Sprintf(`the file does not begin with a line "---": no format and no id are read; the folder's name serves: %q`, p.ID)
		d.Hint = fmt.Sprintf("begin it with ---, format: %s, id: %s and --- on lines of their own", Format, p.ID)
		r.add(d)
	case id == "":
		p.ID = idFrom(folder)
		d.Message = fmt.Sprintf("no id is written; the folder's name serves: %q", p.ID)
		d.Hint = fmt.Sprintf("write id: %s, for a download renames the folder", p.ID)
		r.add(d)
	case !validPackID(id):
		p.ID = idFrom(id)
		d.Rule, d.Severity = "P-08", Error
		d.Message = fmt.Sprintf("%s is no pack id; read as %q", quote(id), p.ID)
		d.Hint = "use small letters, digits and single hyphens, a letter first, at most 63"
		if n := m.values.value("id"); n != nil {
			d = m.values.at(n, d.Rule, d.Severity, d.Message, d.Hint)
		}
		r.add(d)
	default:
		p.ID = id
	}
	return true
}

var idLine = regexp.MustCompile(`(?m)^id[ \t]*:[ \t]*(.*)$`)

// salvageID finds the id in a frontmatter that is no YAML. It is not ok when there are several, or
// one that is no id.
func salvageID(source string) (id string, ok bool) {
	for _, m := range idLine.FindAllStringSubmatch(source, -1) {
		value, _, _ := strings.Cut(m[1], " #")
		value = strings.Trim(value, " \t\"'")
		if !validPackID(value) || id != "" && id != value {
			return "", false
		}
		id = value
	}
	return id, true
}

// idFrom makes an id of any name: small letters, digits, single hyphens.
func idFrom(name string) string {
	parts := strings.FieldsFunc(strings.ToLower(name), func(c rune) bool {
		return (c < 'a' || c > 'z') && (c < '0' || c > '9')
	})
	id := strings.Join(parts, "-")
	if id == "" {
		return fmt.Sprintf("pack-%08x", uint32(Key(name).Hash()))
	}
	if id[0] < 'a' {
		id = "pack-" + id
	}
	return strings.TrimRight(id[:min(len(id), maxPackID)], "-")
}

func readLabels(r *report, v mapping) map[string]string {
	in, ok := v.inner(r, "labels", "labels: {trap: Trap, truth: Truth, source: Source}")
	if !ok {
		return nil
	}
	known := []string{"trap", "truth", "source"}
	in.unknown(r, known, true)
	labels := map[string]string{}
	for _, k := range known {
		if word := strings.TrimRight(in.text(r, k), ": "); word != "" {
			labels[k] = word
		}
	}
	return labels
}

func readContinues(r *report, v mapping) []string {
	list := v.texts(r, "continues")
	return slices.DeleteFunc(list, func(id string) bool {
		if validPackID(id) {
			return false
		}
		r.add(v.at(v.value("continues"), "P-08", Error, quote(id)+" in \"continues\" is no pack id", ""))
		return true
	})
}

// readDefaults reads the defaults of a pack or a note.
func readDefaults(r *report, v mapping) Defaults {
	d := Defaults{Difficulty: -1}
	in, ok := v.inner(r, "defaults", "defaults: {exam: saa-c03, tags: [ecs]}")
	if !ok {
		return d
	}
	in.unknown(r, []string{"exam", "domain", "task", "tags", "difficulty"}, true)
	d.Exam = in.text(r, "exam")
	d.Domain = in.text(r, "domain")
	d.Task = in.text(r, "task")
	d.Tags = in.tags(r, "tags")
	if f, ok := in.number(r, "difficulty", 0, 1); ok {
		d.Difficulty = f
	}
	return d
}

// over puts a note's defaults over its pack's: what is nearer wins, tags add up.
func (d Defaults) over(pack Defaults) Defaults {
	d.Exam = cmp.Or(d.Exam, pack.Exam)
	d.Domain = cmp.Or(d.Domain, pack.Domain)
	d.Task = cmp.Or(d.Task, pack.Task)
	if d.Difficulty < 0 {
		d.Difficulty = pack.Difficulty
	}
	d.Tags = nonEmpty(slices.Concat(pack.Tags, d.Tags))
	return d
}

// fileStem is a file's name without folder and ending.
func fileStem(file string) string { return trimEnding(path.Base(file)) }

// trimEnding drops ".md" in any case.
func trimEnding(file string) string {
	if IsMarkdown(file) {
		return file[:len(file)-len(".md")]
	}
	return file
}

// IsMarkdown tells files that may be notes by their ending, ".md" in any case.
func IsMarkdown(name string) bool {
	return len(name) > len(".md") && strings.EqualFold(name[len(name)-len(".md"):], ".md")
}
