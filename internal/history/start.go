package history

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
)

// ErrNoGit says that the program git is not installed. Only Start needs it.
var ErrNoGit = errors.New("the program git is not installed")

// Start makes a folder a git repository on the branch main and stages files in it, by their paths from dir. It writes no commit,
// which needs an author. The program git does the work, so that its settings on this machine hold.
func Start(dir string, files []string) error {
	if _, err := exec.LookPath("git"); err != nil {
		return ErrNoGit
	}
	if err := git(dir, "", "init", "--quiet", "--initial-branch=main"); err != nil {
		return err
	}
	return git(dir, strings.Join(files, "\x00"), "--literal-pathspecs", "add", "--pathspec-from-file=-", "--pathspec-file-nul")
}

// git runs git in a folder, whatever repository the environment names.
func git(dir, in string, args ...string) error {
	c := exec.Command("git", args...)
	c.Dir, c.Stdin = dir, strings.NewReader(in)
	c.Env = slices.DeleteFunc(os.Environ(), func(v string) bool {
		return strings.HasPrefix(v, "GIT_DIR=") || strings.HasPrefix(v, "GIT_WORK_TREE=") || strings.HasPrefix(v, "GIT_INDEX_FILE=")
	})
	if out, err := c.CombinedOutput(); err != nil {
		return fmt.Errorf("git %s: %w: %s", strings.Join(args, " "), err, strings.TrimSpace(string(out)))
	}
	return nil
}
