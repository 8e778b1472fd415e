package lang

// Quantity is what a number measures.
type Quantity string

// The quantities. A weight or a length counts its unit.
const (
	Time    Quantity = "time"
	Money   Quantity = "money"
	Percent Quantity = "percent"
	Count   Quantity = "count"
)

// Unit is a unit of measure. Two units with one base measure the same thing; a working day and a day do not.
type Unit struct {
	Quantity Quantity
	Base     string
	Value    float64 // how many of the base one of it is
}

// Force is how binding an instruction is.
type Force string

// The forces. A bare command binds as must does.
const (
	Must    Force = "must"
	Should  Force = "should"
	May     Force = "may"
	NeedNot Force = "need not"
	DoNot   Force = "do not"
)

// Duty is a phrase that says how binding an instruction is. A word that starts with * stands for every word with that ending.
type Duty struct {
	Phrase string
	Force  Force
}

// Measures are the words of a language around numbers, duties and people, in lower case.
type Measures struct {
	Numbers    map[string]float64 // "three"; a fraction too
	Scales     map[string]float64 // "thousand": multiplies the number before it
	PartBefore map[string]float64 // before a number they add a part of one
	Quarters   []string           // after a number they say that it counts quarters: "three quarters of an hour"
	HalfAfter  string             // after a number it adds a half
	Units      map[string]Unit    // of one or two words
	Ones       []string           // before a unit of time they stand for 1: "an hour", "every day"
	Rhythms    map[string]Unit    // times without a number, of up to three words: "daily", "next working day"
	DayTimes   []string           // around a number they make it a time of day: "pm"
	Pointers   []string           // the number after them is a name and no limit: "extension 204"
	PointAfter []string           // the same, written after the number
	Definite   []string           // before a number word they say that the things are known: "the two forms"
	Ordinals   []string           // numbers that only give a place in a row
	Suffixes   []string           // endings that a unit, number or role may carry
	Duties     []Duty             // longest first where one begins another
	Conditions []string           // words that open a condition
	Relatives  []string           // after them a duty belongs to a thing and not to the reader
	Roles      []string           // common names of people who act, beside those of the manual
}

// Currencies are the symbols and codes that stand before or after an amount, in every language.
var Currencies = map[string]Unit{
	"rm": {Money, "MYR", 1}, "myr": {Money, "MYR", 1}, "৳": {Money, "BDT", 1}, "tk": {Money, "BDT", 1}, "bdt": {Money, "BDT", 1},
	"$": {Money, "USD", 1}, "usd": {Money, "USD", 1}, "us$": {Money, "USD", 1}, "€": {Money, "EUR", 1}, "eur": {Money, "EUR", 1}, "£": {Money, "GBP", 1},
	"gbp": {Money, "GBP", 1}, "s$": {Money, "SGD", 1}, "sgd": {Money, "SGD", 1}, "₹": {Money, "INR", 1}, "inr": {Money, "INR", 1}, "%": {Percent, "%", 1},
}

// Units of time in seconds, working days and months: a month has no fixed number of days.
var (
	second      = Unit{Time, "second", 1}
	minute      = Unit{Time, "second", 60}
	hour        = Unit{Time, "second", 3600}
	day         = Unit{Time, "second", 86400}
	week        = Unit{Time, "second", 604800}
	month       = Unit{Time, "month", 1}
	quarter     = Unit{Time, "month", 3}
	year        = Unit{Time, "month", 12}
	workingDay  = Unit{Time, "working day", 1}
	workingHour = Unit{Time, "working hour", 1}
	sameDay     = Unit{Time, "second", 0}
	ringgit     = Unit{Money, "MYR", 1}
	sen         = Unit{Money, "MYR", 0.01}
	taka        = Unit{Money, "BDT", 1}
	dollar      = Unit{Money, "USD", 1}
	percent     = Unit{Percent, "%", 1}
	times       = Unit{Count, "times", 1}
	people      = Unit{Count, "people", 1}
	gram        = Unit{Count, "gram", 1}
	kilogram    = Unit{Count, "gram", 1000}
	metre       = Unit{Count, "metre", 1}
	centimetre  = Unit{Count, "metre", 0.01}
	millimetre  = Unit{Count, "metre", 0.001}
	kilometre   = Unit{Count, "metre", 1000}
	litre       = Unit{Count, "litre", 1}
	millilitre  = Unit{Count, "litre", 0.001}
	celsius     = Unit{Count, "°C", 1}
)

// metric are the symbols of the international system, the same in every language.
var metric = map[string]Unit{
	"s": second, "sec": second, "min": minute, "h": hour, "hr": hour, "hrs": hour, "mins": minute, "secs": second,
	"g": gram, "kg": kilogram, "m": metre, "cm": centimetre, "mm": millimetre, "km": kilometre, "l": litre, "ml": millilitre, "°c": celsius,
}

// Unit finds a unit by its name or symbol; the second result is false when the language has none.
func (m *Measures) Unit(word string) (Unit, bool) {
	for _, from := range []map[string]Unit{m.Units, Currencies, metric} {
		if u, ok := from[word]; ok {
			return u, true
		}
	}
	return Unit{}, false
}
