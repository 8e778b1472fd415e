// Package internal holds the rooms of the program and the test of who may import whom. It has no code of its own.
package internal
