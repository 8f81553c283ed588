package content

import (
	"reflect"
	"testing"
)

// packText reads a text as the frontmatter of pack.md in the folder "my Folder".
func packText(frontmatter string) (*Pack, []Diagnostic, bool) {
	p, r := &Pack{}, &report{}
	m := cutFrontmatter("pack.md", "---\n"+frontmatter+"---\n")
	usable := readPackFile(p, m, "pack.md", "my Folder", r)
	return p, r.list, usable
}

func TestAPackFileIsReadWhole(t *testing.T) {
	p, found, usable := packText(`format: drillship/1
id: aws-containers            # a comment
title: AWS container services
version: 1.0
authors: [A. Teacher, B. Teacher]
license: CC-BY-4.0
language: en
verified: 2026-11-20
defaults: {exam: saa-c03, tags: [aws]}
labels: {trap: "Falle:", truth: Wahrheit, source: Quelle}
continues: old-pack
exams:
  - id: saa-c03
    title: Solutions Architect
    questions: 65
    unscored: 15
    minutes: 130
    pass: {scaled: 720, min: 100, max: 1000, assumed-raw: [0.66, 0.76]}
    domains: [{id: 1, title: Secure, weight: 30}, {id: "2", title: Resilient, weight: 70}]
  - {id: short, pass: {raw: 0.7}}
`)
	expect(t, found)
	want := &Pack{
		ID: "aws-containers", Title: "AWS container services", Version: "1.0", Authors: []string{"A. Teacher", "B. Teacher"},
		License: "CC-BY-4.0", Language: "en", Verified: "2026-11-20", Continues: []string{"old-pack"},
		Labels:   map[string]string{"trap": "Falle", "truth": "Wahrheit", "source": "Quelle"},
		Defaults: Defaults{Exam: "saa-c03", Tags: []string{"aws"}, Difficulty: -1},
		Exams: []Exam{
			{ID: "saa-c03", Title: "Solutions Architect", Questions: 65, Unscored: 15, Minutes: 130,
				Pass:    Pass{Scaled: 720, Min: 100, Max: 1000, AssumedRaw: [2]float64{0.66, 0.76}},
				Domains: []Domain{{"1", "Secure", 30}, {"2", "Resilient", 70}}},
			{ID: "short", Title: "short", Pass: Pass{Raw: 0.7}},
		},
	}
	if !usable || !reflect.DeepEqual(p, want) {
		t.Errorf("got  %+v\nwant %+v", p, want)
	}
}

func TestBlueprintsSayWhatIsWrongWithThem(t *testing.T) {
	p, found, _ := packText(`format: drillship/1
id: a
exams:
  - {id: One}
  - {id: two, questions: -1, minutes: 1h, unscored: 5}
  - {id: three, pass: 0.7}
  - {id: four, pass: {raw: 70}}
  - {id: five, pass: {raw: 0.7, scaled: 700}}
  - {id: six, pass: {scaled: 50, min: 100, max: 1000}}
  - {id: seven, pass: {scaled: 700, min: 100, max: 1000, assumed-raw: [0.9, 0.1]}}
  - {id: eight, domains: [{title: x}, {id: 1}, {id: 1}, {id: 2, weight: 101}]}
  - {id: nine}
  - {id: nine}
  - ten
`)
	expect(t, found,
		"pack.md:5:5: P-08 an exam without a valid id is left out",
		`pack.md:6:26: P-20 "questions" in entry 2 of "exams" must be 0 or more`,
		`pack.md:6:39: P-20 "minutes" in entry 2 of "exams" must be a whole number`,
		`pack.md:6:53: P-20 "unscored" in entry 2 of "exams" must be at most the number of questions`,
		`pack.md:7:23: P-20 "pass" in entry 3 of "exams" must be a group of values`,
		`pack.md:8:28: P-20 "raw" in "pass" of entry 4 of "exams" must be a number from 0 to 1`,
		`pack.md:9:22: P-20 "pass" in entry 5 of "exams" must be either raw or scaled`,
		`pack.md:10:21: P-20 "pass" in entry 6 of "exams" must be a scaled score above min`,
		`pack.md:11:71: P-20 "assumed-raw" in "pass" of entry 7 of "exams" must be two shares`,
		"pack.md:12:27: P-08 a domain without an id is left out",
		`pack.md:12:48: P-09 domain "1" stands twice`,
		`pack.md:12:73: P-20 "weight" in entry 4 of "domains" of entry 8 of "exams" must be a number from 0 to 100`,
		`pack.md:13:5: P-09 exam id "nine" is used twice`,
		`pack.md:14:5: P-09 exam id "nine" is used twice`,
		`pack.md:15:5: P-20 "exams" must be a list of groups`)
	if len(p.Exams) != 7 {
		t.Errorf("%d exams, want those with an id of their own", len(p.Exams))
	}
}

func TestWhoseIdCountsWhenPackFilesAreWrong(t *testing.T) {
	for _, c := range []struct {
		name, frontmatter, id string
		usable                bool
		found                 string
	}{
		{"no id", "format: drillship/1\ntitle: x\n", "my-folder", true, "pack.md:1:1: P-30 no id is written"},
		{"capitals", "format: drillship/1\nid: AWS_Containers\n", "aws-containers", true, `pack.md:3:5: P-08 "AWS_Containers" is no pack id; read as "aws-containers"`},
		{"broken, with an id", "format: drillship/1\nid: right-one # yes\ntitle: a: b\n", "right-one", true, ""},
		{"broken, with an id in quotes", "id: \"right-one\"\ntitle: a: b\n", "right-one", true, ""},
		{"broken, without an id", "title: a: b\n", "my-folder", true, "pack.md:1:1: P-30 no id is written"},
		{"broken, two ids", "id: one\nid: two\n", "", false, "pack.md:1:1: P-30 the pack is not read: its id cannot be told"},
		{"another version", "format: drillship/2\nid: a\n", "a", false, `pack.md:2:9: P-30 the pack is written in format "drillship/2", this program reads drillship/1`},
		{"no format", "id: a\n", "a", true, "pack.md:1:1: P-30 no format is written"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, found, usable := packText(c.frontmatter)
			if p.ID != c.id || usable != c.usable {
				t.Errorf("id %q, usable %v", p.ID, usable)
			}
			if c.found == "" {
				expect(t, found)
				return
			}
			expect(t, found, c.found)
		})
	}
}

func TestAnyFolderNameGivesAValidId(t *testing.T) {
	for name, want := range map[string]string{
		"aws-containers": "aws-containers", "AWS Containers": "aws-containers", "2026 notes": "pack-2026-notes", "a--b_": "a-b",
	} {
		if got := idFrom(name); got != want {
			t.Errorf("%q gives %q, want %q", name, got, want)
		}
	}
	for _, name := range []string{"", ".", "日本", "ÄÖ", "x" + string(make([]byte, 100)), "a-" + numbered(40)} {
		if got := idFrom(name); !validPackID(got) {
			t.Errorf("%q gives %q", name, got)
		}
	}
}

func TestAPackFileThatDoesNotBeginWithItsFrontmatterIsToldSoOnce(t *testing.T) {
	for _, text := range []string{"\u2014\nformat: drillship/1\nid: p\n\u2014\n", "----\nformat: drillship/1\nid: p\n----\n", "Hello\n\n---\nformat: drillship/1\nid: p\n---\n", ""} {
		p := Read(files(map[string]string{"pack.md": text}), ReadOptions{FolderName: "my-folder"})
		if p.ID != "my-folder" {
			t.Errorf("id %q", p.ID)
		}
		expect(t, p.Diagnostics, `pack.md:1:1: P-30 the file does not begin with a line "---": no format and no id are read; the folder's name serves: "my-folder"; hint: begin it with ---, format: drillship/1, id: my-folder and --- on lines of their own`)
	}
}
