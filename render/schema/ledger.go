package schema

import (
	"slices"

	"github.com/seed-0837baff/dateline/render/export"
)

// ledgerLine is the schema of one line of data/ledger.jsonl: an object of one of the types, told apart by `type`.
func ledgerLine(name string) object {
	var names []string
	var cases list
	var defs object
	for _, t := range export.Types() {
		names = append(names, t.Name)
		cases = append(cases, object{
			{"if", object{{"properties", object{{"type", object{{"const", t.Name}}}}}}},
			{"then", ref(t.Name)},
		})
		defs = append(defs, member{t.Name, ledgerType(t)})
	}
	defs = append(defs,
		member{export.TypeID, object{{"type", "string"}, {"pattern", referencePattern}}},
		member{export.TypeDay, object{{"type", "string"}, {"pattern", `^(-?[0-9]{4}|Y-?[0-9]{5,9})-[0-9]{2}-[0-9]{2}$`}}},
		member{export.TypeDate, closed([]member{
			{"edtf", object{{"description", "The date in the Extended Date/Time Format (ISO 8601-2)."}, {"type", "string"}, {"pattern", datePattern}}},
			{"earliest", object{{"description", "The first day that it may be; null where that is open."}}.with(orNull(ref(export.TypeDay))...)},
			{"latest", object{{"description", "The last day that it may be; null where that is open."}}.with(orNull(ref(export.TypeDay))...)},
		})},
		member{export.TypeFigure, closed([]member{
			{"min", object{{"type", "number"}}},
			{"max", object{{"type", "number"}}},
		})},
		member{export.TypeCoordinates, object{{"type", "array"}, {"items", object{{"type", "number"}}}, {"minItems", 2}, {"maxItems", 2}}},
	)
	return heading(name, "dateline: a line of the ledger", "One line of data/ledger.jsonl, a JSON object.").with(
		member{"type", "object"},
		member{"properties", object{{"type", object{{"description", "What the object is."}, {"enum", texts(names)}}}}},
		member{"required", texts([]string{"type"})},
		member{"allOf", cases},
		member{"$defs", defs},
	)
}

// ledgerType is the schema of objects of one type.
func ledgerType(t export.Type) object {
	id := object{{"description", "Its id, unlike that of any other object of its type."}}.with(ref(export.TypeID)...)
	fields := []member{{"type", object{{"const", t.Name}}}, {"id", id}}
	return object{{"description", t.Doc}}.with(closed(append(fields, ledgerFields(t.Fields)...))...)
}

func ledgerFields(fields []export.Field) []member {
	all := make([]member, len(fields))
	for i, f := range fields {
		all[i] = member{f.Name, object{{"description", f.Doc}}.with(ledgerForm(f.Form)...)}
	}
	return all
}

// closed is an object that has exactly those properties.
func closed(properties []member) object {
	required := make(list, len(properties))
	for i, p := range properties {
		required[i] = p.name
	}
	return object{{"type", "object"}, {"properties", object(properties)}, {"required", required}, {"additionalProperties", false}}
}

func ledgerForm(f export.Form) object {
	o := ledgerValue(f)
	switch {
	case f.List && f.Type == export.TypeObject:
		return object{{"type", "array"}, {"items", o}}
	case f.List:
		return object{{"type", "array"}, {"items", o}, {"uniqueItems", true}}
	case f.Null:
		return orNull(o)
	}
	return o
}

func ledgerValue(f export.Form) object {
	switch {
	case f.Enum != nil:
		return object{{"enum", texts(f.Enum)}}
	case f.Type == export.TypeText:
		return object{{"type", "string"}, {"minLength", 1}}
	case f.Type == export.TypeURL:
		return object{{"type", "string"}, {"format", "uri-reference"}}
	case f.Type == export.TypeFlag:
		return object{{"type", "boolean"}}
	case f.Type == export.TypeCount:
		return object{{"type", "integer"}, {"minimum", 0}}
	case f.Type == export.TypeObject:
		return closed(ledgerFields(f.Fields))
	}
	return ref(f.Type)
}

// orNull is a schema that takes null besides.
func orNull(o object) object {
	null := slices.Clone(o)
	switch o[0].name {
	case "type":
		null[0].value = list{o[0].value, "null"}
		return null
	case "enum":
		null[0].value = append(slices.Clone(o[0].value.(list)), nil)
		return null
	}
	return object{{"anyOf", list{o, object{{"type", "null"}}}}}
}
