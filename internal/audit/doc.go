// Package audit compares what was done with what should have been done: who changed a procedure, who approved it, and what is
// missing. It reads a manual's history and its approval records and returns findings.
//
// It changes nothing and prints nothing; it cannot prove that history was not rewritten before anybody first looked at it.
package audit
