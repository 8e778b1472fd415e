package cli

import (
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"sopkit/internal/lint/rules"
	"sopkit/internal/lsp"
)

func (e *env) lsp() *cobra.Command {
	var today string
	c := &cobra.Command{
		Use:   "lsp",
		Short: "Language server for editors, on standard streams",
		Long: "Language server for editors, on standard streams. The folder examples/editors has settings for VS Code, Neovim and Helix.\n" +
			"Exit code 0: the editor asked for shutdown and then exit. 1: it went away without.",
		Example: "  sop lsp",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if _, err := day(today); err != nil {
				return err
			}
			if !lsp.Serve(e.in, e.out, e.lspOptions(today)) {
				return exit{exitFound, nil}
			}
			return nil
		},
	}
	c.Flags().StringVar(&today, "today", "", "count dates from `DATE`, such as 2026-12-01")
	c.Flags().Bool("stdio", true, "speak on standard streams; editors say so, there is no other way")
	return c
}

func (e *env) lspOptions(today string) lsp.Options {
	return lsp.Options{
		Rules: rules.All, Page: rules.Page, Draws: drawable(), Version: version, Log: e.err,
		Today: func() string {
			t, _ := day(today) // it was read before
			return t.Format(time.DateOnly)
		},
		Root: func(path string) (string, error) {
			root, err := e.find(path)
			if err != nil {
				return "", err
			}
			return filepath.Abs(e.at(root))
		},
	}
}
