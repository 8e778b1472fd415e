package procedure

import "sopkit/internal/source"

// Meta is the front matter. Every scalar is the text that stands in the file; nothing is converted.
type Meta struct {
	Span   source.Span // fences included; empty when there is no front matter
	Fields []Field     // in file order

	ID, Title, Version, SourceVersion, Status, Owner Value
	Effective, ReviewBy, Locale, Change              Value
	Approvers, Roles, Channels, Translators          []Value
	Supersedes, SupersededBy, Related, References    []Value
	Records, Tags                                    []Value
}

// Field is one key of the front matter.
type Field struct {
	Key   Value
	Value Value       // of a scalar; Text is empty for a list or a map
	List  []Value     // the scalars of a list, or the one scalar
	Map   []Entry     // of a map, in file order
	Shape Shape       // what stands there
	Span  source.Span // key and value
}

// Entry is one key of a map, and the scalars that stand under it.
type Entry struct {
	Key  Value
	List []Value
}

// Shape is the form of a field's value.
type Shape string

// The shapes.
const (
	ScalarShape Shape = "text"
	ListShape   Shape = "list"
	MapShape    Shape = "map"
	NullShape   Shape = "nothing"
)

// Key describes one key that front matter may have.
type Key struct {
	Name     string
	Shape    Shape // ScalarShape, ListShape or MapShape
	Required bool
	Date     bool
	Doc      string // one line for editors
}

// Keys are the keys of front matter in canonical order. Keys that start with x- are free.
var Keys = []Key{
	{Name: "id", Shape: ScalarShape, Required: true, Doc: "Permanent number of the procedure, never reused; the same in every translation."},
	{Name: "title", Shape: ScalarShape, Required: true, Doc: "Title, equal to the level 1 heading."},
	{Name: "version", Shape: ScalarShape, Required: true, Doc: "Semantic version: major when people must act differently, minor when something was added or clarified, patch for wording."},
	{Name: "source-version", Shape: ScalarShape, Doc: "In a translation: the version of the source that was translated."},
	{Name: "status", Shape: ScalarShape, Required: true, Doc: "draft, in-review, approved, effective, superseded or retired."},
	{Name: "owner", Shape: ScalarShape, Required: true, Doc: "The role that answers for the procedure."},
	{Name: "approvers", Shape: ListShape, Required: true, Doc: "The roles that must approve it."},
	{Name: "effective", Shape: ScalarShape, Required: true, Date: true, Doc: "Date from which the procedure is in force, such as 2026-12-01."},
	{Name: "review-by", Shape: ScalarShape, Required: true, Date: true, Doc: "Date by which the procedure is reviewed."},
	{Name: "locale", Shape: ScalarShape, Required: true, Doc: "Language of the file, such as en or bn-BD."},
	{Name: "roles", Shape: ListShape, Doc: "The roles that act in the steps."},
	{Name: "channels", Shape: ListShape, Doc: "How the customer reaches us."},
	{Name: "change", Shape: ScalarShape, Doc: "One line: what changed in this version and why."},
	{Name: "translators", Shape: ListShape, Doc: "Who translated the file."},
	{Name: "supersedes", Shape: ListShape, Doc: "Ids of procedures that this one replaces."},
	{Name: "superseded-by", Shape: ListShape, Doc: "Ids of procedures that replace this one."},
	{Name: "related", Shape: ListShape, Doc: "Ids of procedures that belong with this one."},
	{Name: "references", Shape: ListShape, Doc: "Documents that the procedure rests on."},
	{Name: "records", Shape: ListShape, Doc: "Records that the procedure leaves."},
	{Name: "applies-to", Shape: MapShape, Doc: "Branches that the procedure applies to, by facet."},
	{Name: "satisfies", Shape: MapShape, Doc: "Clauses of standards that the procedure satisfies."},
	{Name: "tags", Shape: ListShape, Doc: "Words to find the procedure by."},
}

// Statuses are the states of a procedure, in the order of its life.
var Statuses = []string{"draft", "in-review", "approved", "effective", "superseded", "retired"}

// Field finds a key; the second result is false when the front matter does not have it.
func (m *Meta) Field(key string) (Field, bool) {
	for _, f := range m.Fields {
		if f.Key.Text == key {
			return f, true
		}
	}
	return Field{}, false
}

// fill copies the known fields to where the program reads them.
func (m *Meta) fill() {
	scalars := map[string]*Value{
		"id": &m.ID, "title": &m.Title, "version": &m.Version, "source-version": &m.SourceVersion, "status": &m.Status, "owner": &m.Owner,
		"effective": &m.Effective, "review-by": &m.ReviewBy, "locale": &m.Locale, "change": &m.Change,
	}
	lists := map[string]*[]Value{
		"approvers": &m.Approvers, "roles": &m.Roles, "channels": &m.Channels, "translators": &m.Translators, "supersedes": &m.Supersedes,
		"superseded-by": &m.SupersededBy, "related": &m.Related, "references": &m.References, "records": &m.Records, "tags": &m.Tags,
	}
	for _, f := range m.Fields {
		if v, ok := scalars[f.Key.Text]; ok {
			*v = f.Value
		}
		if l, ok := lists[f.Key.Text]; ok {
			*l = f.List
		}
	}
}
