package library

import (
	"crypto/sha256"
	"time"

	"github.com/drillship/drillship/content"
)

// stamp is a file as it was when its pack was read.
type stamp struct {
	content.File
	// hash of the text, where the time does not prove that it is still the same: the file system
	// keeps no times, or the file had just been written. Empty otherwise.
	hash string
}

// racy is how long after a change a file may change again without another time: coarse file systems
// count in steps of two seconds.
const racy = 2 * time.Second

const hashSize = 16

// stampFiles must run before the files are parsed: a change in between then shows at the next start.
func stampFiles(r *content.Reader, now time.Time) []stamp {
	stamps := make([]stamp, len(r.Files))
	for i, f := range r.Files {
		stamps[i].File = f
		if f.Size >= 0 && !settled(f, now) {
			stamps[i].hash = hashText(r, f.Path)
		}
	}
	return stamps
}

// settled tells that a later change of the file would give it another time.
func settled(f content.File, now time.Time) bool {
	return !f.ModTime.IsZero() && f.ModTime.Before(now.Add(-racy))
}

func hashText(r *content.Reader, file string) string {
	text, _, err := r.Text(file)
	if err != nil {
		text = "\x00" + err.Error() // unreadable then and now is unchanged
	}
	h := sha256.Sum256([]byte(text))
	return string(h[:hashSize])
}

func sameFile(a, b content.File) bool {
	return a.Path == b.Path && a.Size == b.Size && a.ModTime.Equal(b.ModTime)
}

// verify compares the recorded files with those that are there. Better are the same stamps with the
// hashes dropped that are no longer needed, or nil when nothing changed about them.
func verify(recorded []stamp, files []content.File, text *content.Reader, now time.Time) (same bool, better []stamp) {
	if len(recorded) != len(files) {
		return false, nil
	}
	for i, s := range recorded {
		if !sameFile(s.File, files[i]) {
			return false, nil
		}
	}
	for i, s := range recorded {
		if s.hash == "" {
			continue
		}
		if hashText(text, s.Path) != s.hash {
			return false, nil
		}
		if settled(s.File, now) {
			if better == nil {
				better = append(better, recorded...)
			}
			better[i].hash = ""
		}
	}
	return true, better
}

func writeStamps(stamps []stamp) []byte {
	w := &writer{}
	w.number(len(stamps))
	for _, s := range stamps {
		w.text(s.Path)
		w.signed(s.Size)
		w.flag(!s.ModTime.IsZero())
		if !s.ModTime.IsZero() {
			w.signed(s.ModTime.UnixNano())
		}
		w.text(s.hash)
	}
	return w.b
}

func readStamps(data []byte) (stamps []stamp, ok bool) {
	r := &scanner{s: string(data)}
	stamps = make([]stamp, r.count(4))
	for i := range stamps {
		s := &stamps[i]
		s.Path, s.Size = r.text(), r.signed()
		if r.flag() {
			s.ModTime = time.Unix(0, r.signed())
		}
		s.hash = r.text()
	}
	return stamps, !r.failed && r.s == ""
}
