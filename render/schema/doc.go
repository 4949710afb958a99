// Package schema tells other programs what dateline's files hold, as JSON Schema (draft 2020-12).
//
// In come the tables that content is checked against (record.Keys) and that the ledger is written from (export.Types); out
// go documents, published beside the ledger below data/: one for each registry and for the front matter of briefings,
// stories and pages, by which editors complete keys and show what they mean, and one for a line of ledger.jsonl.
//
// # What a schema says
//
// A content schema accepts whatever dateline accepts; it refuses unknown keys, missing required ones, values of the wrong
// shape and texts beyond a fixed choice. What needs a look at another key or file (does this id exist?) is dateline's alone.
//
// dateline reads every scalar as text. Whoever validates has mostly read the YAML by its core schema (YAML 1.2.2, section
// 10.3), in which a bare 2023 is a number and true a truth value: where a text may be, both may. Patterns keep to what the
// regular expressions of ECMA-262, RE2 and Python have in common, and all keywords but $defs to what draft 7 knows too,
// since that is as far as some editors go.
//
// # Laws
//
//  1. The same tables give the same bytes.
//  2. Addresses within a document, and its $id, are relative: the files work wherever the site stands.
package schema
