package page

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/seed-0837baff/dateline/templates"
)

func sheet(t *testing.T) string {
	t.Helper()
	data, err := templates.FS.ReadFile("assets/dateline.css")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestSheetIsSmall(t *testing.T) {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	w.Write([]byte(sheet(t)))
	w.Close()
	if b.Len() > 10<<10 {
		t.Errorf("%d bytes gzipped", b.Len())
	}
}

// TestSheetPlacesAsManyNotesAsPagesNumber ties the style sheet's names to lifted and to the template of cards.
func TestSheetPlacesAsManyNotesAsPagesNumber(t *testing.T) {
	css := sheet(t)
	for n := 1; n <= lifted+1; n++ {
		rule := fmt.Sprintf(".a%d{anchor-name:--a%d}.n%d{anchor-name:--n%d;top:", n, n, n, n)
		if strings.Contains(css, rule) != (n <= lifted) {
			t.Errorf("note %d of %d: %s", n, lifted, rule)
		}
	}
	cards, err := templates.FS.ReadFile("partials/cards.html")
	if err != nil || !strings.Contains(string(cards), fmt.Sprintf("{{if gt .Number %d}} over{{end}}", lifted)) {
		t.Errorf("cards past %d are not told apart", lifted)
	}
}

// TestContrast computes WCAG 2.2's contrast (1.4.3, 1.4.6) of text and of the kinds' colours on paper, in both themes.
func TestContrast(t *testing.T) {
	pairs := regexp.MustCompile(`--(\w+):light-dark\((#\w{6}),(#\w{6})\)`).FindAllStringSubmatch(sheet(t), -1)
	for theme := 2; theme < 4; theme++ {
		colour := map[string]string{}
		for _, m := range pairs {
			colour[m[1]] = m[theme]
		}
		for name, least := range map[string]float64{"ink": 7, "soft": 7, "brand": 4.5, "claim": 4.5, "event": 4.5, "note": 4.5, "dispute": 4.5} {
			for _, ground := range []string{"paper", "wash"} {
				if have := contrast(colour[name], colour[ground]); have < least {
					t.Errorf("%s on %s (%s on %s): %.2f, want %.1f", name, ground, colour[name], colour[ground], have, least)
				}
			}
		}
	}
}

func contrast(a, b string) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(hex string) float64 {
	total := 0.0
	for i, share := range []float64{0.2126, 0.7152, 0.0722} {
		n, _ := strconv.ParseUint(hex[1+2*i:3+2*i], 16, 8)
		c := float64(n) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		total += share * c
	}
	return total
}
