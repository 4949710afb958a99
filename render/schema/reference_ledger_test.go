package schema

import "github.com/seed-0837baff/dateline/render/export"

// ledgerForms explain what values of the ledger are.
var ledgerForms = []struct{ kind, name, doc string }{
	{export.TypeText, "text", "A string that is not empty."},
	{export.TypeID, "id", "The id of another object; what is part of a briefing is `briefing-id#local-id`."},
	{export.TypeURL, "URL", "Absolute where the site's address is known, else a path from its root."},
	{export.TypeDay, "day", "`YYYY-MM-DD`."},
	{export.TypeDate, "date", "`{\"edtf\": …, \"earliest\": day, \"latest\": day}`; a bound is null where the date is open."},
	{export.TypeFigure, "figure", "`{\"min\": number, \"max\": number}`, which are equal where one number was given."},
	{export.TypeFlag, "true or false", ""},
	{export.TypeCount, "whole number", "From 0."},
	{export.TypeCoordinates, "coordinates", "`[latitude, longitude]` in degrees."},
}

func ledgerPage() string {
	p := newPage("Ledger", "Types and fields of data/ledger.jsonl, the whole record of a site as data.", `
Part of the [reference](../reference.md). Every build writes [`+"`data/ledger.jsonl`](/data/ledger.jsonl)"+`: all that the site's
briefings record and what follows from it, one JSON object a line, sorted by `+"`type`, then by `id`"+`. Its
[JSON Schema](/data/ledger.schema.json) stands beside it.

Every object has all fields of its type. A field that takes several values is a list, sorted and without repeats, `+"`[]`"+` where
there are none; any other holds one value, and only where it says so `+"`null`"+`. What is [left out of the site](vocabulary.md#briefing) is left
out here, and nothing here takes account of it.

This lists what is disputed, with its speakers:

`+"```sh\njq -c 'select(.type == \"claim\" and .standing == \"disputed\") | [.id, .by]' public/data/ledger.jsonl\n```"+`
`)
	p.heading(1, "Forms")
	var rows [][]string
	for _, f := range ledgerForms {
		if f.doc != "" {
			rows = append(rows, []string{f.name, f.doc})
		}
	}
	p.table([]string{"Form", "What it is"}, rows)
	for _, t := range export.Types() {
		p.heading(1, code(t.Name))
		p.text(plain(t.Doc))
		p.fields(t.Fields)
		for _, f := range t.Fields {
			if f.Form.Type == export.TypeObject {
				p.text("Each of its " + code(f.Name) + " is an object:")
				p.fields(f.Form.Fields)
			}
		}
	}
	return p.String()
}

func (p *pageText) fields(fields []export.Field) {
	rows := make([][]string, len(fields))
	for i, f := range fields {
		rows[i] = []string{code(f.Name), ledgerWords(f.Form), plain(f.Doc)}
	}
	p.table([]string{"Field", "Form", "Meaning"}, rows)
}

func ledgerWords(f export.Form) string {
	words := f.Type
	for _, x := range ledgerForms {
		if x.kind == f.Type {
			words = x.name
		}
	}
	if f.Enum != nil {
		words = "one of " + codes(f.Enum)
	}
	switch {
	case f.List:
		return "list: " + words
	case f.Null:
		return words + ", or null"
	}
	return words
}
