package linemode

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/content/library"
	"github.com/drillship/drillship/progress"
	"github.com/drillship/drillship/progress/desk"
	"github.com/drillship/drillship/quiz"
)

var update = flag.Bool("update", false, "write the transcripts anew")

// evening is when all transcripts begin: a Friday.
func evening() time.Time { return time.Date(2026, 11, 20, 18, 0, 0, 0, time.FixedZone("", 3600)) }

const packHead = "---\nformat: drillship/1\nid: harbour\ntitle: Harbour\nversion: 1.0.0\nlicense: CC-BY-4.0\nlanguage: en\n---\n\n# Harbour\n"

// small is a note with one item of each kind, named so that a scope can pick them.
const small = `---
title: Fargate
order: 1
---

# Fargate

## Roles

> [!TIP]
> "Least operational overhead" and containers in one stem point to ==Fargate==.
> <!-- drill id=tip-overhead tags=tip -->

> [!WARNING]
> **Trap:** The EC2 instance role is how a container gets least-privilege access to S3.
>
> **Truth:** Give the task role (ECS) or IRSA / Pod Identity (EKS); every container on the host shares the
> instance role.
> <!-- drill id=trap-instance tags=trap -->

## Questions

### Private image pull fails on Fargate
<!-- drill id=pull tags=pull,two shuffle=no -->

A Fargate task stops with ` + "`CannotPullContainerError`" + `. The image is in a private ECR repository of the same
account.

Which IAM role is missing the permission?

- [ ] The task role
  > The application uses it after start; it plays no part in the pull.
- [x] The task execution role
  > The agent assumes it to pull the image, write logs and fetch secrets.
- [ ] The ECS service-linked role
  > It manages network interfaces and load balancers, never images.
- [ ] The EC2 container instance role
  > Behind a Fargate task there is no container instance.

> [!TIP]
> Before the code runs: *execution* role. After: *task* role.

Source: [Task execution IAM role](https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html)

### What does ECR enhanced scanning find that basic does not?
<!-- drill id=scanning type=recall tags=recall,two -->

Flaws in programming-language packages.

### Endpoints without NAT
<!-- drill id=endpoints tags=multiple -->

Fargate tasks in private subnets without NAT cannot pull from ECR. Interface endpoints for ecr.api and logs
exist. Which are missing? Select TWO.

- [ ] Interface endpoint for ecs-agent
- [x] Interface endpoint for ecr.dkr
- [ ] Gateway endpoint for DynamoDB
- [x] Gateway endpoint for S3
- [ ] Interface endpoint for secretsmanager

### IRSA call
<!-- drill id=sts type=typed tags=typed -->

Which STS call does the SDK in a pod make with IRSA?

- [x] ` + "`AssumeRoleWithWebIdentity`" + `
- [ ] AssumeRole
  > That one needs credentials to begin with.

### A shop on EKS
<!-- drill id=shop type=case -->

A shop runs on EKS. Its steps:

1. take the order
2. send the parcel

#### Scaling the shop
<!-- drill id=shop-scale tags=case shuffle=no -->

What adds pods as CPU use rises?

- [x] Horizontal Pod Autoscaler
- [ ] Cluster Autoscaler
`

// world is a desk over one note, and what it takes to look at it afterwards.
type world struct {
	*desk.Desk
	t     testing.TB
	files fstest.MapFS
	path  string
	clock time.Time
}

func harbour(t testing.TB) *world { return worldOf(t, small) }

func worldOf(t testing.TB, note string) *world {
	t.Helper()
	w := &world{t: t, files: fstest.MapFS{"pack.md": {Data: []byte(packHead)}, "fargate.md": {Data: []byte(note)}}, path: filepath.Join(t.TempDir(), "progress.db"), clock: evening()}
	store, err := progress.Open(w.path, progress.Options{Now: w.now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	w.Desk = &desk.Desk{
		Library: library.OpenWith([]library.Source{{Name: "test", FS: w.files}}, library.Options{}),
		Store:   store, Clock: w.now, Folder: "~/packs", File: "~/progress.db",
	}
	return w
}

// now is a clock that goes on by a second whenever somebody looks.
func (w *world) now() time.Time {
	w.clock = w.clock.Add(time.Second)
	return w.clock
}

// script is a learner's lines, one for each element.
func script(lines ...string) string { return strings.Join(lines, "\n") + "\n" }

// hears runs a review over a script and returns the transcript.
func (w *world) hears(scope desk.Scope, input string) string {
	w.t.Helper()
	var out bytes.Buffer
	if err := Review(context.Background(), w.Desk, scope, strings.NewReader(input), &out); err != nil {
		w.t.Fatal(err)
	}
	return out.String()
}

// hearsUnsaved is hears with a disk that refuses the given saves, counted from 1.
func (w *world) hearsUnsaved(scope desk.Scope, input string, refused ...int) (string, error) {
	w.t.Helper()
	c, first, err := begin(w.Desk, scope)
	if err != nil {
		w.t.Fatal(err)
	}
	var out bytes.Buffer
	n := 0
	save := func(events ...quiz.Event) error {
		n++
		for _, r := range refused {
			if n == r {
				return errFull
			}
		}
		return w.Save(events...)
	}
	done := make(chan struct{})
	defer close(done)
	s := shell{save: save, lines: listen(strings.NewReader(input), done), out: &out, echo: true}
	err = s.talk(context.Background(), c, first)
	return out.String(), err
}

var errFull = errors.New("the disk is full")

func (w *world) log() []quiz.Event {
	w.t.Helper()
	var log []quiz.Event
	if err := w.Store.Log(func(e quiz.Event) error { log = append(log, e); return nil }); err != nil {
		w.t.Fatal(err)
	}
	return log
}

// kinds are the names of the events in the log.
func (w *world) kinds() string {
	var names []string
	for _, e := range w.log() {
		names = append(names, e.Kind.String())
	}
	return strings.Join(names, " ")
}

// state is what the log amounts to for an item's only card.
func (w *world) state(item string) quiz.State {
	return quiz.Replay(w.log()).States[content.Key("harbour/"+item)]
}

// matches compares a transcript with the golden one, space at the end of lines aside.
func matches(t *testing.T, name, got string) {
	t.Helper()
	got = trimmed(got)
	file := filepath.Join("testdata", name+".txt")
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("the transcript differs from %s:\n%s", file, got)
	}
}

func trimmed(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		b.WriteString(strings.TrimRight(line, " \n") + "\n")
	}
	return b.String()
}
