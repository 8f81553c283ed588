package markdown

import (
	"github.com/drillship/drillship/content"
	"github.com/drillship/drillship/tui/theme"
)

// themes are the looks that every drawing is tested in.
func themes() map[string]theme.Theme {
	return map[string]theme.Theme{
		"dark":  theme.New(theme.Options{Dark: true, Color: true}),
		"light": theme.New(theme.Options{Color: true}),
		"none":  theme.New(theme.Options{}),
		"ascii": theme.New(theme.Options{Dark: true, Color: true, ASCII: true}),
		"plain": theme.New(theme.Options{Plain: true}),
	}
}

// fixture is a note that has everything.
func fixture() []content.Block {
	tip := &content.Item{Key: "aws/fargate-spot", Kind: content.Tip}
	trap := &content.Item{Key: "aws/spot-fallback", Kind: content.Trap}
	question := &content.Item{Key: "aws/image-pull", Kind: content.Single, Title: "Private image pull fails on Fargate"}
	return []content.Block{
		{Kind: content.Heading, Level: 1, Markdown: "Fargate", Text: "Fargate", Slug: "fargate", Line: 5},
		{Kind: content.Prose, Line: 7, Markdown: prose},
		{Kind: content.Heading, Level: 2, Markdown: "Spot and `FARGATE_SPOT`", Text: "Spot and FARGATE_SPOT", Slug: "spot-and-fargate_spot", Line: 30},
		{Kind: content.TipBox, Line: 32, Text: "Lowest cost", Item: tip, Markdown: "\"Fault tolerant\", \"can be interrupted\" and \"lowest cost\" beside Fargate point to **Fargate Spot** through a capacity provider strategy."},
		{Kind: content.TrapBox, Line: 36, Item: trap, Trap: "When Spot runs out, Fargate Spot falls back to On-Demand.", Truth: "it waits for Spot, unless the strategy also names `FARGATE`."},
		{Kind: content.TrapBox, Line: 40, Markdown: "A trap without labels."},
		{Kind: content.Alert, Line: 44, Label: "Important", Text: "Limits change", Markdown: "Look them up:\n\n- [Quotas](https://docs.aws.amazon.com/quotas)\n- or ask"},
		{Kind: content.QuestionLine, Line: 50, Text: "Private image pull fails on Fargate", Item: question},
		{Kind: content.QuestionLine, Line: 60, Text: "Which platform version has ephemeral storage of 200 GiB?"},
		{Kind: content.Heading, Level: 3, Markdown: "1. Tables", Text: "1. Tables", Slug: "1-tables", Line: 70},
		{Kind: content.Prose, Line: 72, Markdown: tables},
		{Kind: content.Heading, Level: 3, Markdown: "Code", Text: "Code", Slug: "code", Line: 90},
		{Kind: content.Prose, Line: 92, Markdown: blocksOfCode},
	}
}

const prose = "Fargate *Spot* runs tasks on **spare capacity** for up to 70 % less. Two minutes before AWS\n" +
	"takes the capacity back, the task gets `SIGTERM` and EventBridge an event. EKS has no Fargate\n" +
	"Spot. See also [Choosing between launch types](note:choosing#spot) and the\n" +
	"[developer guide](https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate.html).\n\n" +
	"A hard break  \nkeeps its line. ~~Windows has no Fargate~~ &amp; 5 < 6; `a  b`; <account-id>; \\*literal\\*.\n\n" +
	"- First item, long enough that it has to be wrapped when the column is not as wide as the screen\n" +
	"- Second item\n" +
	"  - nested with `code` and **bold**\n" +
	"    1. deeper\n" +
	"    2. and deeper\n" +
	"- [x] done\n" +
	"- [ ] open\n\n" +
	"9. Nine\n10. Ten, whose text is wrapped behind its number even if the number has two digits here\n\n" +
	"> Quoted text, which is long enough to be wrapped behind its bar in any of the columns.\n>\n> > Nested quote.\n\n" +
	"---\n\n" +
	"![Task networking](img/awsvpc.png) and https://example.com/bare. [aws.amazon.com](https://evil.example/x) [unsafe](javascript:alert(1))\n"

const tables = "|  | Fargate | Fargate Spot | EC2 |\n|---|---|---|---|\n" +
	"| Hosts | AWS | AWS, spare | yours |\n" +
	"| GPU | no | no | yes |\n" +
	"| Interruption | task retirement | 2-minute notice | only if Spot |\n\n" +
	"| Storage | Size | When the scenario says |\n|:--|--:|---|\n" +
	"| EFS | 8 EiB | Shared POSIX files for tasks in several Availability Zones, see [Storage](note:storage) |\n" +
	"| `ephemeral` | 200 GiB | Scratch space that is lost with the task |\n"

const blocksOfCode = "```json\n{\n  \"image\": \"111122223333.dkr.ecr.eu-central-1.amazonaws.com/app:latest\", \"essential\": true\n}\n```\n\n" +
	"```bash\n# pull first\naws ecr get-login-password | docker login\n```\n\n" +
	"    indented\n\tcode\n"
