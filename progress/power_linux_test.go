package progress

import (
	"bufio"
	"bytes"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// call is one system call of a traced program that a power failure can undo, or an acknowledgement.
type call struct {
	name string
	file string // its base name
	data []byte
	at   int64
}

// traced runs a role under strace.
func traced(t *testing.T, role, path string) []call {
	t.Helper()
	strace, err := exec.LookPath("strace")
	if err != nil {
		t.Skip("needs strace")
	}
	trace := filepath.Join(t.TempDir(), "trace")
	p := start(t, role, path, func(c *exec.Cmd) {
		self := os.Args[0]
		c.Path, c.Args = strace, []string{strace, "-f", "-y", "-xx", "-s", "100000", "-o", trace,
			"-e", "trace=pwrite64,write,ftruncate,fsync,fdatasync,unlink,unlinkat", self}
	})
	if lines := p.end(); len(lines) < 200 {
		t.Skipf("strace does not work here: %d answers", len(lines))
	}
	f, err := os.Open(trace)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	return calls(t, f)
}

var (
	whole   = regexp.MustCompile(`^\d+ +(\w+)\((.*)\) += (\d+)`)
	begun   = regexp.MustCompile(`^(\d+) +(\w+)\((.*) <unfinished`)
	resumed = regexp.MustCompile(`^(\d+) +<\.\.\. (\w+) resumed>(.*)\) += (\d+)`)
	onFile  = regexp.MustCompile(`^\d+<([^>]*)>(?:, (.*))?$`)
	buffer  = regexp.MustCompile(`^"([^"]*)", \d+(?:, (\d+))?$`)
)

func calls(t *testing.T, trace *os.File) (all []call) {
	t.Helper()
	lines := bufio.NewScanner(trace)
	lines.Buffer(nil, 1<<20)
	open := map[string]string{}
	for lines.Scan() {
		line := lines.Text()
		if m := begun.FindStringSubmatch(line); m != nil {
			open[m[1]] = m[3]
			continue
		}
		name, args := "", ""
		if m := resumed.FindStringSubmatch(line); m != nil {
			name, args = m[2], open[m[1]]+m[3]
		} else if m := whole.FindStringSubmatch(line); m != nil {
			name, args = m[1], m[2]
		}
		if c, ok := parsed(t, name, args); ok {
			all = append(all, c)
		}
	}
	return all
}

func parsed(t *testing.T, name, args string) (call, bool) {
	t.Helper()
	if strings.HasPrefix(name, "unlink") {
		quoted := regexp.MustCompile(`"([^"]*)"`).FindStringSubmatch(args)
		if quoted == nil {
			return call{}, false
		}
		return call{name: "unlink", file: filepath.Base(string(unescape(t, quoted[1])))}, true
	}
	m := onFile.FindStringSubmatch(args)
	if m == nil {
		return call{}, false
	}
	c := call{name: name, file: filepath.Base(string(unescape(t, m[1])))}
	switch name {
	case "write", "pwrite64":
		b := buffer.FindStringSubmatch(m[2])
		if b == nil {
			return call{}, false
		}
		c.data = unescape(t, b[1])
		c.at, _ = strconv.ParseInt(b[2], 10, 64)
	case "ftruncate":
		c.at, _ = strconv.ParseInt(m[2], 10, 64)
	}
	return c, strings.HasPrefix(c.file, "progress.db") && !strings.HasSuffix(c.file, "-shm") || name == "write" && bytes.HasSuffix(c.data, []byte("\n"))
}

func unescape(t *testing.T, s string) []byte {
	t.Helper()
	if !strings.Contains(s, `\x`) {
		return []byte(s)
	}
	b := make([]byte, 0, len(s)/4)
	for part := range strings.SplitSeq(s[2:], `\x`) {
		n, err := strconv.ParseUint(part, 16, 8)
		if err != nil {
			t.Fatal(err)
		}
		b = append(b, byte(n))
	}
	return b
}

// platter is what is certain to be on the disk, and what was written since each file's last sync.
type platter struct {
	safe    map[string][]byte
	pending map[string][]call
	acks    []string
}

func (p *platter) run(c call) {
	switch {
	case c.name == "write" && !strings.HasPrefix(c.file, "progress.db"):
		p.acks = append(p.acks, strings.Fields(string(c.data))...)
	case c.name == "unlink":
		delete(p.safe, c.file)
		delete(p.pending, c.file)
	case c.name == "fsync" || c.name == "fdatasync":
		p.safe[c.file] = after(p.safe[c.file], p.pending[c.file]...)
		delete(p.pending, c.file)
	default:
		p.pending[c.file] = append(p.pending[c.file], c)
	}
}

func after(content []byte, calls ...call) []byte {
	content = bytes.Clone(content)
	for _, c := range calls {
		end := c.at + int64(len(c.data))
		if grow := end - int64(len(content)); grow > 0 {
			content = append(content, make([]byte, grow)...)
		}
		copy(content[c.at:], c.data)
		if c.name == "ftruncate" {
			content = content[:c.at]
		}
	}
	return content
}

// fail is what a power failure leaves: every write that was not synced is there, or not, or in part.
func (p *platter) fail(random *rand.Rand) map[string][]byte {
	left := maps.Clone(p.safe)
	for name, calls := range p.pending {
		var kept []call
		for _, c := range calls {
			switch random.IntN(3) {
			case 0:
				kept = append(kept, c)
			case 1:
				kept = append(kept, sectors(random, c)...)
			}
		}
		left[name] = after(left[name], kept...)
	}
	return left
}

func sectors(random *rand.Rand, c call) (some []call) {
	const sector = 512
	for from := 0; from < len(c.data); from += sector {
		if random.IntN(2) == 0 {
			some = append(some, call{name: c.name, at: c.at + int64(from), data: c.data[from:min(from+sector, len(c.data))]})
		}
	}
	return some
}

// Making and removing a file counts as durable at once: the simulation is of what stands in files.
func TestNoAcknowledgedAnswerIsLostInAPowerFailure(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	all := traced(t, "write 200", file(t))
	seed := rand.Uint64()
	t.Logf("%d calls, seed %d", len(all), seed)
	random := rand.New(rand.NewPCG(seed, 0))
	dir := t.TempDir()
	const birth = 80 // calls: a file that fails while it is made must not be in the way for ever
	for image := range 300 {
		until := random.IntN(len(all) + 1)
		if image%3 == 0 {
			until = random.IntN(birth)
		}
		p := &platter{safe: map[string][]byte{}, pending: map[string][]call{}}
		for _, c := range all[:until] {
			p.run(c)
		}
		folder := filepath.Join(dir, strconv.Itoa(image))
		if err := os.Mkdir(folder, 0o700); err != nil {
			t.Fatal(err)
		}
		for name, content := range p.fail(random) {
			if err := os.WriteFile(filepath.Join(folder, name), content, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		holds(t, filepath.Join(folder, "progress.db"), p.acks)
	}
}
