package plan

import (
	"encoding/json"
	"reflect"
	"testing"
)

// Structured data is written as json.Marshal writes it, whichever fields are empty and whatever they hold.
func TestStructuredData(t *testing.T) {
	texts := []string{"", "plain", `"quoted" \\ </script><!-- & é`, "line\nend\u2028"}
	thing := func(text string) *ldThing { return &ldThing{Type: "Person", Name: text, URL: text} }
	for _, a := range texts {
		for _, b := range texts {
			article := ldArticle{ldThing: ldThing{Context: ldContext, Type: "NewsArticle", URL: a}, Headline: b, Description: a, Image: b, Keywords: a}
			actor := ldActor{ldThing: *thing(a), Description: b}
			if a != "" {
				article.Author, article.About = []ldThing{*thing(a), *thing(b)}, []ldThing{*thing(b)}
				article.Publisher, article.PartOf, article.Location = thing(b), thing(a), thing(b)
				actor.OtherNames, actor.SameAs, actor.MemberOf = []string{a, b}, []string{b}, thing(b)
			}
			for want, got := range map[any]string{&article: string(article.script()), &actor: string(actor.script())} {
				data, err := json.Marshal(want)
				if err != nil {
					t.Fatal(err)
				}
				if string(data) != got {
					t.Errorf("%s: got %s, want %s", reflect.TypeOf(want), got, data)
				}
			}
		}
	}
}
