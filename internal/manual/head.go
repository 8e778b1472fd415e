package manual

import (
	"io/fs"

	"sopkit/internal/source"
)

// LoadConfig reads sop.yaml alone, for those who do not need the procedures. Without a sop.yaml it is the defaults.
func LoadConfig(fsys fs.FS) Config {
	text, err := fs.ReadFile(fsys, ConfigName)
	if err != nil {
		return defaults()
	}
	c, _ := parseConfig(source.NewFile(ConfigName, text))
	return c
}
