package markdown

import (
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// apart lists the examples, by file, number and paragraph, whose HTML is not GitHub's, and why.
var apart = map[string]string{
	"gfm-0.29.txt 628/3":           "dateline links to no ftp address",
	"gfm-0.29.txt 653":             "raw HTML is shown as text unless a site lets all of it through",
	"gfm-extensions-0.1.txt 18/6":  "goldmark strikes through between runs of one tilde and of two",
	"gfm-extensions-0.1.txt 19/7":  "the address ends at the slash; what follows it begins none, as in the specification",
	"gfm-extensions-0.1.txt 19/8":  protocols,
	"gfm-extensions-0.1.txt 19/9":  protocols,
	"gfm-extensions-0.1.txt 19/10": protocols,
	"gfm-extensions-0.1.txt 19/11": inWords,
	"gfm-extensions-0.1.txt 19/12": protocols,
	"gfm-extensions-0.1.txt 19/13": protocols,
	"gfm-extensions-0.1.txt 19/14": protocols,
	"gfm-extensions-0.1.txt 19/15": "dateline links to no xmpp address",
	"gfm-extensions-0.1.txt 19/16": "dateline links to no xmpp address",
	"gfm-extensions-0.1.txt 19/17": "dateline links to no xmpp address",
	"gfm-extensions-0.1.txt 19/18": "dateline links to no xmpp address",
	"gfm-extensions-0.1.txt 19/19": inWords,
	"gfm-extensions-0.1.txt 19/22": "a domain has a dot, as in the specification",
	"gfm-extensions-0.1.txt 19/27": inWords,
	"gfm-extensions-0.1.txt 19/28": inWords,
	"gfm-extensions-0.1.txt 19/29": "the domain of a bare address is ASCII",
	"gfm-extensions-0.1.txt 20":    "it has no HTML to compare with",
	"gfm-extensions-0.1.txt 22":    "raw HTML is shown as text unless a site lets all of it through",
	"gfm-extensions-0.1.txt 23":    "goldmark takes spaces after a footnote's label for indented code, and gives no way back from a note that ends in code",
}

const (
	protocols = "a bare mail address is one without mailto:, as in the specification of 2019"
	inWords   = "an address begins a line or follows a space, *, _, ~ or (, as in the specification"
)

// gfmExample is an example of GitHub's: what is written, and the HTML that it stands for.
type gfmExample struct {
	name       string // its number
	section    string
	give, want string
}

// gfmExamples reads a file of examples, each fenced by 32 backticks, with a line "." between Markdown and HTML. An arrow
// stands for a tab.
func gfmExamples(t *testing.T, file string) (list []gfmExample) {
	t.Helper()
	data, err := os.ReadFile("testdata/" + file)
	if err != nil {
		t.Fatal(err)
	}
	fence := strings.Repeat("`", 32)
	section := ""
	for rest := strings.ReplaceAll(string(data), "→", "\t"); rest != ""; {
		var line string
		line, rest, _ = strings.Cut(rest, "\n")
		if title, ok := strings.CutPrefix(line, "## "); ok {
			section = title
		}
		name, ok := strings.CutPrefix(line, fence+" example ")
		if !ok {
			continue
		}
		var text string
		text, rest, _ = strings.Cut(rest, "\n"+fence+"\n")
		give, want, _ := strings.Cut("\n"+text+"\n", "\n.\n")
		list = append(list, gfmExample{file + " " + name, section, strings.TrimPrefix(give, "\n") + "\n", want})
	}
	return list
}

func TestGFM(t *testing.T) {
	unmet := map[string]bool{}
	for name := range apart {
		unmet[name] = true
	}
	total := 0
	for _, file := range []string{"gfm-0.29.txt", "gfm-extensions-0.1.txt"} {
		for _, e := range gfmExamples(t, file) {
			total++
			d, _ := Parse([]byte(e.give), Options{UnsafeHTML: true})
			got, want := gfmTree(t, string(d.Render(nil, Rendering{}))), gfmTree(t, e.want)
			if got == want {
				continue
			}
			if apart[e.name] != "" {
				delete(unmet, e.name)
				continue
			}
			gotParts, wantParts := parted(got), parted(want)
			if len(gotParts) != len(wantParts) {
				t.Errorf("%s (%s)\ngive %q\nwant %s\ngot  %s", e.name, e.section, e.give, want, got)
				continue
			}
			for i := range wantParts {
				name := e.name + "/" + strconv.Itoa(i+1)
				switch {
				case gotParts[i] == wantParts[i]:
				case apart[name] != "":
					delete(unmet, name)
				default:
					t.Errorf("%s (%s)\nwant %s\ngot  %s", name, e.section, wantParts[i], gotParts[i])
				}
			}
		}
	}
	if total != 54 {
		t.Errorf("%d examples, want 54", total)
	}
	for name := range unmet {
		t.Errorf("%s: no difference any more: %s", name, apart[name])
	}
}

var (
	noteIDs   = regexp.MustCompile(`href="#fn(ref)?[-:][^"]*"`)
	noteCount = regexp.MustCompile(`↩<sup[^>]*>\d+</sup>`)
	aligned   = regexp.MustCompile(`(<t[hd]) (?:align|class)="(left|center|right)"`)
)

// gfmTree is tree for pages in which footnotes' ids differ, the ways back from a footnote are not numbered, and cells are
// aligned by attribute or by class.
func gfmTree(t *testing.T, source string) string {
	source = noteIDs.ReplaceAllString(source, `href="#fn$1"`)
	source = noteCount.ReplaceAllString(source, "↩")
	return tree(t, aligned.ReplaceAllString(source, `$1 title="$2"`))
}

// parted splits a tree behind its paragraphs.
func parted(tree string) []string { return strings.SplitAfter(tree, "</p>") }
