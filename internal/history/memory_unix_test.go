//go:build unix

package history

import (
	"os/exec"
	"syscall"
)

// peakMemory returns the largest resident size of a finished process in KiB.
func peakMemory(cmd *exec.Cmd) int64 {
	return cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss
}
