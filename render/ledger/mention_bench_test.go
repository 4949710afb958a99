package ledger

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

const (
	siteNames     = 100_000
	siteBriefings = 10_000
	briefingWords = 910 // of which some are names
)

// manyNames invents actors whose names have one to four words, in Latin and Cyrillic letters and in Han characters, without
// repeats.
func manyNames(r *rand.Rand) []*Actor {
	pick := func(list string) string { all := strings.Fields(list); return all[r.IntN(len(all))] }
	latin := func() string {
		s := pick("Bal Dor Ken Mar Sel Tov Ulm Vez Yar Zin Abel Corv Drum Esk Fal Gor Hul Ith Jor Kel")
		for range 1 + r.IntN(2) {
			s += pick("an or ik el os um ar in eth ov ski ez ano ita ell ura ock")
		}
		return s
	}
	han := []rune("王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚")
	name := func(i int) string {
		switch i % 10 {
		case 0, 1, 2, 3:
			return pick("Anton Berit Carlo Dina Edgar Freya Gustav Hilda Igor Jutta Klaus Lotte Milan Nora Oskar Paula Rufus Selma") + " " + latin()
		case 4, 5:
			return latin() + " " + pick("Agency Authority Bank Council Federation Group Institute Ministry Union") + " of " + latin()
		case 6, 7:
			return pick("Алексей Борис Вадим Глеб Денис Егор Жанна Захар Игорь Лидия Марат Нина Олег Павел Роман Фёдор") + " " +
				pick("Алекс Борис Вадим Глеб Денис Егор Захар Игорь Кирил Марат Олег Павел Роман Савва Тарас") + pick("ов ин ский енко ев ович ич ук ян адзе")
		case 8:
			return string([]rune{han[r.IntN(len(han))], han[r.IntN(len(han))], han[r.IntN(len(han))]})
		}
		return latin()
	}
	seen := make(map[string]bool, siteNames)
	lines := make([]string, 0, siteNames)
	for i := range siteNames {
		n := name(i)
		for seen[n] {
			n += " " + latin()
		}
		seen[n] = true
		lines = append(lines, fmt.Sprintf("a%d: %s", i, n))
	}
	return actorsOf(lines...)
}

// manyTexts are bodies of briefings, one word in eighty a name, one in six capitalised.
func manyTexts(r *rand.Rand, actors []*Actor) []string {
	words := strings.Fields(`the of and to in a is that for it as was with be by on not he his but at are this have from or had an they which
		department sanction treaty ministry reserve export pipeline ceasefire parliament tariff corridor summit delegation envoy embargo inspector
		audit ruling statute quorum coalition ballot decree census harbour refinery grid tender subsidy levy bond ledger quota licence inquiry`)
	texts := make([]string, siteBriefings)
	for i := range texts {
		var b strings.Builder
		for range briefingWords {
			w := words[r.IntN(len(words))]
			switch r.IntN(80) {
			case 0:
				w = actors[r.IntN(len(actors))].Name.Text
			case 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13:
				w = strings.ToUpper(w[:1]) + w[1:]
			}
			b.WriteString(w)
			b.WriteByte(" ,.\n"[max(0, r.IntN(20)-16)])
		}
		texts[i] = b.String()
	}
	return texts
}

// BenchmarkSiteNames is what names cost a site of 10,000 briefings: gathering 100,000 of them once, and finding them in
// every text.
func BenchmarkSiteNames(b *testing.B) {
	r := rand.New(rand.NewPCG(4, 2))
	actors := manyNames(r)
	texts := manyTexts(r, actors)
	b.Run("gather", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			newNames(actors, nil, nil)
		}
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/siteNames, "ns/name")
	})
	b.Run("find", func(b *testing.B) {
		n, _ := newNames(actors, nil, nil)
		bytes, found := 0, 0
		for _, text := range texts {
			bytes += len(text)
		}
		b.SetBytes(int64(bytes))
		b.ReportAllocs()
		for b.Loop() {
			found = 0
			for _, text := range texts {
				n.Find(text, nil, func(Found) { found++ })
			}
		}
		if found < siteBriefings {
			b.Fatalf("%d names found", found)
		}
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/siteBriefings, "ns/briefing")
		b.ReportMetric(float64(found)/siteBriefings, "names/briefing")
	})
}
