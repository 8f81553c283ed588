package progress

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/drillship/drillship/quiz"
	"github.com/drillship/drillship/quiz/fsrs"
)

// The test binary runs itself again as another program: the role is in the environment.
const roleVariable, pathVariable = "DRILLSHIP_TEST_ROLE", "DRILLSHIP_TEST_PATH"

func TestMain(m *testing.M) {
	role, path := os.Getenv(roleVariable), os.Getenv(pathVariable)
	if role == "" {
		os.Exit(m.Run())
	}
	if err := roles[role](path); err != nil {
		fmt.Printf("kind %d: %v\n", KindOf(err), err)
		os.Exit(1)
	}
	os.Exit(0)
}

var roles = map[string]func(path string) error{
	// writes until it is killed, and prints the id of every answer that was acknowledged
	"write": func(path string) error {
		s, err := Open(path, Options{})
		for i := 0; err == nil; i++ {
			err = acknowledge(s, i)
		}
		return err
	},
	"write 200": func(path string) error {
		s, err := Open(path, Options{})
		for i := 0; err == nil && i < 200; i++ {
			err = acknowledge(s, i)
		}
		if err != nil {
			return err
		}
		return s.Close()
	},
	"write one": func(path string) error {
		s, err := Open(path, Options{})
		if err != nil {
			return err
		}
		defer func() { _ = s.Close() }()
		return acknowledge(s, 1)
	},
	"read": func(path string) error {
		s, err := OpenReadOnly(path, Options{})
		if err != nil {
			return err
		}
		defer func() { _ = s.Close() }()
		return s.Log(func(e quiz.Event) error { _, err := fmt.Println(e.ID); return err })
	},
	// locks the file until its standard input ends
	"hold": func(path string) error {
		c, err := connect(uri(path), modeWrite, "locking_mode(EXCLUSIVE)")
		if err != nil {
			return err
		}
		if _, err := c.ExecContext(context.Background(), `BEGIN EXCLUSIVE; UPDATE tail SET at = at`); err != nil {
			return err
		}
		fmt.Println("held")
		_, err = io.Copy(io.Discard, os.Stdin)
		return err
	},
}

func acknowledge(s *Store, i int) error {
	written, err := s.Append(answerTo(key(i%50), fsrs.Rating(1+i%4)))
	if err != nil {
		return err
	}
	_, err = fmt.Println(written[0].ID)
	return err
}

// program is another process with a role.
type program struct {
	*exec.Cmd
	in    io.Closer
	first chan struct{} // closed after the first line
	mu    sync.Mutex
	lines []string
	read  sync.WaitGroup
}

func start(t testing.TB, role, path string, prepare ...func(*exec.Cmd)) *program {
	t.Helper()
	p := &program{Cmd: exec.Command("/proc/self/exe"), first: make(chan struct{})}
	if _, err := os.Stat(p.Path); err != nil {
		p.Cmd = exec.Command(os.Args[0])
	}
	p.Env = append(os.Environ(), roleVariable+"="+role, pathVariable+"="+path)
	p.Stderr = os.Stderr
	for _, f := range prepare {
		f(p.Cmd)
	}
	in, err := p.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	p.in = in
	out, err := p.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Start(); err != nil {
		t.Fatal(err)
	}
	p.read.Add(1)
	go p.collect(out)
	t.Cleanup(func() { _ = p.Process.Kill(); p.end() })
	return p
}

// collect keeps whole lines: half a line was not an acknowledgement.
func (p *program) collect(out io.Reader) {
	defer p.read.Done()
	r := bufio.NewReader(out)
	for {
		line, err := r.ReadString('\n')
		if err != nil {
			return
		}
		p.mu.Lock()
		p.lines = append(p.lines, strings.TrimSpace(line))
		if len(p.lines) == 1 {
			close(p.first)
		}
		p.mu.Unlock()
	}
}

func (p *program) end() []string {
	p.read.Wait()
	_ = p.Wait()
	return p.lines
}

// killedAfter lets the program live for d, counted from its first line, or from its birth.
func (p *program) killedAfter(d time.Duration, fromBirth bool) []string {
	if !fromBirth {
		<-p.first
	}
	time.AfterFunc(d, func() { _ = p.Process.Kill() })
	return p.end()
}

func TestNoAcknowledgedAnswerIsLostWhenTheProgramIsKilled(t *testing.T) {
	rounds := 100
	if testing.Short() {
		rounds = 10
	}
	path := file(t)
	var acknowledged []string
	for round := range rounds {
		life := time.Duration(2+rand.IntN(58)) * time.Millisecond
		acknowledged = append(acknowledged, start(t, "write", path).killedAfter(life, round%4 == 0)...)
		if round%10 == 9 {
			holds(t, path, acknowledged)
		}
	}
	t.Logf("%d answers, %d kills", len(acknowledged), rounds)
}

// holds checks that the file is sound and has every one of the ids.
func holds(t testing.TB, path string, ids []string) {
	t.Helper()
	s, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	has := map[string]bool{}
	for _, e := range logOf(t, s) {
		has[e.ID.String()] = true
	}
	for _, id := range ids {
		if !has[id] {
			t.Fatalf("answer %s was acknowledged and is lost", id)
		}
	}
	clean(t, s)
}

func TestTwoProgramsWriteToOneFileAndLoseNothing(t *testing.T) {
	path := file(t) // both find no file: one creates it
	one, two := start(t, "write 200", path), start(t, "write 200", path)
	ids := append(one.end(), two.end()...)
	if len(ids) != 400 {
		t.Fatalf("%d acknowledgements, the last %q", len(ids), ids[max(0, len(ids)-2):])
	}
	holds(t, path, ids)
	s := opened(t, path, Options{})
	for i, e := range logOf(t, s) {
		if e.Seq != int64(i+1) {
			t.Fatalf("event %d has number %d", i+1, e.Seq)
		}
	}
}

func TestManyStartsAtOnceCreateOneFile(t *testing.T) {
	path := file(t)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			s, err := Open(path, Options{})
			if err != nil {
				t.Error(err)
				return
			}
			if _, err := s.Append(answerTo("dns/a", fsrs.Good)); err != nil {
				t.Error(err)
			}
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	s := opened(t, path, Options{})
	if log := logOf(t, s); len(log) != 8 {
		t.Fatalf("%d events", len(log))
	}
	clean(t, s)
}

func TestRefreshTellsWhenAnotherProgramHasWritten(t *testing.T) {
	s, _ := fresh(t)
	changed := func() bool {
		t.Helper()
		changed, err := s.Refresh()
		if err != nil {
			t.Fatal(err)
		}
		return changed
	}
	changed()
	must(t, s, answerTo("dns/a", fsrs.Good))
	if changed() {
		t.Error("its own answer counts as another's")
	}
	if lines := start(t, "write one", s.Path()).end(); len(lines) != 1 {
		t.Fatal(lines)
	}
	if !changed() {
		t.Error("another program's answer went unnoticed")
	}
	if changed() {
		t.Error("noticed twice")
	}
	if state, _ := stateOf(t, s, key(1)); state.Answers != 1 {
		t.Errorf("the other's answer is not seen: %+v", state)
	}
}

func TestAFileThatAnotherProgramHoldsIsLocked(t *testing.T) {
	path := filled(t, 10)
	holder := start(t, "hold", path)
	<-holder.first
	_, err := Open(path, Options{Patience: 20 * time.Millisecond})
	kindIs(t, err, Locked)
	_, err = OpenReadOnly(path, Options{Patience: -1})
	kindIs(t, err, Locked)
	_ = holder.in.Close()
	holder.end()
	s := opened(t, path, Options{})
	must(t, s, answerTo("dns/a", fsrs.Good))
}

func TestALockedFileFailsTheAnswerAndTakesItLater(t *testing.T) {
	path := filled(t, 10)
	s := opened(t, path, Options{Patience: 20 * time.Millisecond})
	c, err := connect(uri(path), modeWrite)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = c.close() }()
	if _, err := c.ExecContext(t.Context(), `BEGIN IMMEDIATE`); err != nil {
		t.Fatal(err)
	}
	e := answerTo("dns/new", fsrs.Good)
	_, err = s.Append(e)
	kindIs(t, err, Locked)
	if _, err := c.ExecContext(t.Context(), `ROLLBACK`); err != nil {
		t.Fatal(err)
	}
	must(t, s, e)
	clean(t, s)
}

func TestAFileThatANewerProgramTookOverIsLeftAlone(t *testing.T) {
	s, _ := fresh(t)
	must(t, s, answerTo("dns/a", fsrs.Good))
	tamper(t, s.Path(), fmt.Sprintf(`PRAGMA user_version = %d; UPDATE tail SET version = %d`, schemaVersion+1, cacheVersion+1))
	_, err := s.Append(answerTo("dns/a", fsrs.Good))
	kindIs(t, err, Newer)
	kindIs(t, s.Rebuild(), Newer)
}

func TestOneStoreServesManyGoroutines(t *testing.T) {
	s := opened(t, file(t), Options{}) // the clock of the computer: the test's own is not for sharing
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			for range 20 {
				use(t, s, key(i))
			}
		})
	}
	all.Wait()
	if log := logOf(t, s); len(log) != 160 {
		t.Fatalf("%d events", len(log))
	}
	clean(t, s)
}

func use(t *testing.T, s *Store, key string) {
	if _, err := s.Append(answerTo(key, fsrs.Good)); err != nil {
		t.Error(err)
	}
	if state, _ := stateOf(t, s, key); state.Answers == 0 {
		t.Error("an answer is not seen by who gave it")
	}
	if _, err := survey(s); err != nil {
		t.Error(err)
	}
	if report, err := s.Check(); err != nil || !report.Clean() {
		t.Error(report, err)
	}
	if _, err := s.Refresh(); err != nil {
		t.Error(err)
	}
}
