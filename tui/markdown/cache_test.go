package markdown

import (
	"fmt"
	"reflect"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/drillship/drillship/content"
)

func TestCacheDrawsWhatRenderDraws(t *testing.T) {
	var c Cache
	for _, look := range themes() {
		for _, width := range []int{36, 76, 36} {
			o := Options{Width: width, Theme: look}
			if diff := cmp.Diff(Render(fixture(), o), c.Render(fixture(), o)); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(Lines(prose, o), c.Lines(prose, o)); diff != "" {
				t.Error(diff)
			}
		}
	}
}

func TestCacheDrawsOnce(t *testing.T) {
	var c Cache
	o := Options{Width: 36}
	first, again := c.Render(fixture(), o), c.Render(fixture(), o)
	if &first.Lines[0] != &again.Lines[0] {
		t.Error("the same note was drawn twice")
	}
	changed := fixture()
	changed[1].Markdown += "."
	if other := c.Render(changed, o); &other.Lines[0] == &first.Lines[0] {
		t.Error("a changed note was not drawn anew")
	}
}

func TestCacheStaysWithinItsBytes(t *testing.T) {
	c := Cache{Bytes: 4000}
	o := Options{Width: 36}
	for i := range 100 {
		c.Lines(fmt.Sprintf("text number %d", i), o)
		c.Lines("often used", o)
	}
	if c.used > c.Bytes || c.used == 0 || len(c.entries) != c.order.Len() {
		t.Errorf("%d bytes in %d entries, %d listed", c.used, len(c.entries), c.order.Len())
	}
	used := c.used
	if c.Lines("often used", o); c.used != used {
		t.Error("the text used most was forgotten")
	}
	c.Render([]content.Block{{Markdown: prose + tables + prose + tables}}, o)
	if c.used > c.Bytes {
		t.Error("a note larger than the cache was kept")
	}
}

func TestCacheIsSafeForSeveralGoroutines(t *testing.T) {
	c := Cache{Bytes: 20_000}
	var group sync.WaitGroup
	for g := range 4 {
		group.Go(func() {
			for i := range 30 {
				o := Options{Width: 20 + (g+i)%9, Theme: themes()["dark"]}
				if got := c.Render(fixture(), o); !reflect.DeepEqual(got, Render(fixture(), o)) {
					t.Errorf("width %d is drawn otherwise", o.Width)
				}
			}
		})
	}
	group.Wait()
}
