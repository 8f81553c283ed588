package content

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// keysAfter are the keys of all cards of harbour-basics after an edit of one of its files.
func keysAfter(t *testing.T, file string, edit func(string) string) map[Key]bool {
	t.Helper()
	files := samplePack(t, "harbour-basics")
	if file != "" {
		name := "harbour-basics/" + file
		before := string(files[name].Data)
		after := edit(before)
		if before == after {
			t.Fatalf("the edit of %s changes nothing", file)
		}
		files[name] = &fstest.MapFile{Data: []byte(after)}
	}
	keys := map[Key]bool{}
	for _, n := range Read(files, ReadOptions{At: "harbour-basics"}).Notes {
		for _, i := range n.Items {
			for _, c := range i.Cards {
				keys[c.Key] = true
			}
		}
	}
	return keys
}

// swap is an edit that replaces words.
func swap(pairs ...string) func(string) string { return strings.NewReplacer(pairs...).Replace }

func TestAnEditThatAsksTheSameKeepsEveryKey(t *testing.T) {
	for name, c := range map[string]struct {
		file string
		edit func(string) string
	}{
		"bold in a stem":         {"night-jobs.md", swap("compute cost MOST", "compute **cost** MOST")},
		"curly quotes":           {"images.md", swap(`"Always the same bytes"`, "“Always the same bytes”")},
		"capitals":               {"roles.md", swap("Pulls the image, fetches", "PULLS THE IMAGE, fetches")},
		"no full stop":           {"roles.md", swap("the **execution role**.", "the **execution role**")},
		"from bold to a mark":    {"roles.md", swap("**execution role**", "==execution role==")},
		"holes swapped":          {"images.md", swap("pull by ==digest==, never by ==tag==", "never pull by ==tag==, but by ==digest==")},
		"an option":              {"roles.md", swap("- [ ] The EC2 instance profile", "- [ ] The profile of the EC2 instance")},
		"a right option":         {"night-jobs.md", swap("Fargate Spot tasks that start", "Fargate Spot tasks which start")},
		"a cell":                 {"roles.md", swap("| you | `awsvpc`, `bridge`", "| you do | `awsvpc`, `bridge`")},
		"a definition":           {"images.md", swap("a service that stores images", "a server that keeps images")},
		"a row with an id":       {"roles.md", swap("| External <!--", "| ECS Anywhere <!--")},
		"a numbered cloze":       {"practice.md", swap("{{c1::task}}", "{{c1::running task}}", "mode every", "mode each")},
		"an explanation":         {"roles.md", swap("Both roles are one setting.", "The roles are one.")},
		"the title, with a stem": {"roles.md", swap("### Private image pull fails", "### A pull that fails")},
		"a note between":         {"roles.md", swap("### Private", "A new paragraph.\n\n### Private")},
	} {
		t.Run(name, func(t *testing.T) {
			if before, after := keysAfter(t, "", nil), keysAfter(t, c.file, c.edit); !maps.Equal(before, after) {
				t.Errorf("gone %v, new %v", minus(before, after), minus(after, before))
			}
		})
	}
}

func TestAnUnmarkedTipKeepsItsKeyInAnotherNote(t *testing.T) {
	const tip = "> [!TIP]\n> Pulls the image, fetches the secrets, writes the logs: that is the **execution role**.\n"
	files := samplePack(t, "harbour-basics")
	roles, images := files["harbour-basics/roles.md"], files["harbour-basics/images.md"]
	roles.Data = []byte(strings.Replace(string(roles.Data), tip, "", 1))
	images.Data = append(images.Data, "\n\n"+tip...)
	found := false
	for _, n := range Read(files, ReadOptions{At: "harbour-basics"}).Notes {
		for _, i := range n.Items {
			found = found || i.Key == "harbour-basics/~vksdrcn9dktp" && n.Path == "images.md"
		}
	}
	if !found {
		t.Error("the tip got another key")
	}
}

func TestAnEditChangesOnlyTheKeysOfWhatItTouches(t *testing.T) {
	for name, c := range map[string]struct {
		file      string
		edit      func(string) string
		gone, new int
	}{
		"a third hole":              {"images.md", swap("same bytes", "same ==bytes=="), 0, 1},
		"a highlight removed":       {"images.md", swap("==tag==", "tag"), 1, 0},
		"an unmarked tip reworded":  {"roles.md", swap("Pulls the image", "Gets the image"), 1, 1},
		"an unmarked stem reworded": {"roles.md", swap("Which two statements", "Which 2 statements"), 1, 1},
		"a hole reworded":           {"images.md", swap("==digest==", "==image digest=="), 1, 1},
		"a term renamed":            {"images.md", swap("**Registry**", "**Image registry**"), 2, 2},
		"a row renamed":             {"roles.md", swap("| Fargate | AWS", "| AWS Fargate | AWS"), 3, 3},
		"a column renamed":          {"roles.md", swap("| Network modes |", "| Modes |"), 3, 3},
		"a question gets an id":     {"roles.md", swap("(Select TWO.)", "(Select TWO.)\n<!-- drill id=processes -->"), 1, 1},
		"an id renamed":             {"roles.md", swap("id=pull-fails", "id=pull-failure"), 1, 1},
	} {
		t.Run(name, func(t *testing.T) {
			before, after := keysAfter(t, "", nil), keysAfter(t, c.file, c.edit)
			if gone, came := minus(before, after), minus(after, before); len(gone) != c.gone || len(came) != c.new {
				t.Errorf("gone %v, new %v", gone, came)
			}
		})
	}
}

func minus(a, b map[Key]bool) []Key {
	var list []Key
	for k := range a {
		if !b[k] {
			list = append(list, k)
		}
	}
	slices.Sort(list)
	return list
}
