package diff

import "encoding/json"

// Type is a class of change.
type Type string

// The classes of change. A limit, actor or obligation that changed is named as such and not as rewording.
const (
	FrontmatterChanged Type = "frontmatter_changed"
	StepAdded          Type = "step_added"
	StepRemoved        Type = "step_removed"
	StepMoved          Type = "step_moved"
	StepReworded       Type = "step_reworded"
	StepSplit          Type = "step_split"
	StepsMerged        Type = "steps_merged"
	LimitChanged       Type = "limit_changed"
	ReferenceChanged   Type = "reference_changed"
	ActorChanged       Type = "actor_changed"
	ObligationChanged  Type = "obligation_changed"
	WarningAdded       Type = "warning_added"
	WarningRemoved     Type = "warning_removed"
	WarningChanged     Type = "warning_changed"
	RowAdded           Type = "table_row_added"
	RowRemoved         Type = "table_row_removed"
	RowChanged         Type = "table_row_changed"
	SectionAdded       Type = "section_added"
	SectionRemoved     Type = "section_removed"
	SectionRenamed     Type = "section_renamed"
	SectionMoved       Type = "section_moved"
	TextChanged        Type = "text_changed"
	FormattingOnly     Type = "formatting_only"
)

// Change is one thing that differs.
type Change struct {
	Type       Type   `json:"type"`
	Field      string `json:"field,omitempty"`    // of the front matter
	Kind       string `json:"kind,omitempty"`     // of a callout, after the change
	Quantity   string `json:"quantity,omitempty"` // of a limit: time, money, percent or count
	BeforeAt   Place  `json:"before_at,omitzero"`
	AfterAt    Place  `json:"after_at,omitzero"`
	Before     *Value `json:"before,omitempty"` // the limit, actor, force or field itself
	After      *Value `json:"after,omitempty"`
	Inherited  bool   `json:"inherited,omitempty"`   // the actor changed by a label further up
	BeforeText string `json:"before_text,omitempty"` // Markdown of the place
	AfterText  string `json:"after_text,omitempty"`
	roles      []string
}

// Address is a place in one of the texts.
type Address struct {
	Section  string  `json:"section"`             // the nearest heading above
	Step     string  `json:"step,omitempty"`      // position under that heading, from 1: "3.1"
	Row      *string `json:"row,omitempty"`       // first cell
	NearStep string  `json:"near_step,omitempty"` // the step that a callout guards
	N        int     `json:"n,omitempty"`         // 2 for the second place with this address
}

// Place is one address, or several when a step was split or steps were merged.
type Place struct {
	Addresses []Address
	Many      bool
}

// IsZero reports whether there is no place on this side.
func (p Place) IsZero() bool { return len(p.Addresses) == 0 }

// MarshalJSON writes an object for one address and a list for several.
func (p Place) MarshalJSON() ([]byte, error) {
	if p.Many {
		return json.Marshal(p.Addresses)
	}
	return json.Marshal(p.Addresses[0])
}

// Value is what stood or stands at a place; nothing at all is null in JSON.
type Value struct {
	Text   string
	List   []string // of a front matter list
	Absent bool
}

// MarshalJSON writes a text, a list or null.
func (v Value) MarshalJSON() ([]byte, error) {
	switch {
	case v.Absent:
		return []byte("null"), nil
	case v.List != nil:
		return json.Marshal(v.List)
	}
	return json.Marshal(v.Text)
}

// value is a text, absent when empty.
func value(text string) *Value { return &Value{Text: text, Absent: text == ""} }
