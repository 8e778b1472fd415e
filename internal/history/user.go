package history

import (
	"cmp"
	"os"
	"path/filepath"

	"github.com/go-git/go-git/v5/config"
	format "github.com/go-git/go-git/v5/plumbing/format/config"
)

// User is who git would name as committer: GIT_COMMITTER_NAME and _EMAIL, then
// the configuration of the repository, then the user's. Parts that nobody set
// are empty.
func (r *Repo) User() Person {
	who := Person{Name: os.Getenv("GIT_COMMITTER_NAME"), Email: os.Getenv("GIT_COMMITTER_EMAIL")}
	local := format.New()
	if file, err := os.Open(filepath.Join(r.place.common, "config")); err == nil {
		defer file.Close()
		_ = format.NewDecoder(file).Decode(local) // what cannot be read names nobody
	}
	user := local.Section("user")
	who.Name, who.Email = cmp.Or(who.Name, user.Option("name")), cmp.Or(who.Email, user.Option("email"))
	if global, err := config.LoadConfig(config.GlobalScope); err == nil && (who.Name == "" || who.Email == "") {
		who.Name, who.Email = cmp.Or(who.Name, global.User.Name), cmp.Or(who.Email, global.User.Email)
	}
	return who
}
