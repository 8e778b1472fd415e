// Command sop writes, checks and publishes standard operating procedures.
package main

import (
	"os"

	"sopkit/internal/cli"
)

func main() { os.Exit(cli.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }
