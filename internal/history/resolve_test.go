package history

import (
	"errors"
	"strings"
	"testing"
)

// family builds a small history with a merge, tags and git branches.
func family(t *testing.T) *sandbox {
	s := newSandbox(t)
	s.write("procedures/a.md", "1\n")
	s.commit("first: start")
	s.git("tag", "light")
	s.git("checkout", "-q", "-b", "side")
	s.write("procedures/b.md", "side\n")
	s.commit("side work")
	s.git("checkout", "-q", "main")
	s.write("procedures/a.md", "2\n")
	s.commit("second")
	s.time += 86400
	s.git("merge", "-q", "--no-ff", "-m", "merge side", "side")
	s.git("tag", "-a", "-m", "edition", "manual/2026.1")
	s.write("procedures/a.md", "3\n")
	s.commit("third")
	s.git("branch", "topic/x", "HEAD~1")
	s.git("update-ref", "refs/remotes/origin/main", "HEAD~1")
	s.git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/main")
	return s
}

func TestResolveLikeGit(t *testing.T) {
	s := family(t)
	check := func(t *testing.T) {
		r := s.open(Options{})
		revs := []string{"HEAD", "@", "main", "heads/main", "refs/heads/main", "light", "tags/light", "manual/2026.1", "side", "topic/x",
			"origin", "origin/main", "HEAD~1", "HEAD^", "HEAD~1^2", "HEAD^^", "main~2", "HEAD~1^2~1", "HEAD^0", "@~", "manual/2026.1^{}",
			"manual/2026.1^{commit}", "manual/2026.1~1^{/first}", ":/side work", "HEAD^{/second}",
			s.head().String()[:8], s.head().String(), s.hash("manual/2026.1").String(), "light-3-g" + s.head().String()[:9]}
		for _, rev := range revs {
			peeled := rev + "^{commit}"
			if strings.HasPrefix(rev, ":/") {
				peeled = rev
			}
			want := s.hash(peeled)
			if got, err := r.Resolve(rev); err != nil || got.Commit != want {
				t.Errorf("%s: %s, %v; git says %s", rev, got.Commit, err, want)
			}
		}
	}
	t.Run("loose", check)
	s.git("gc", "-q")
	t.Run("packed", check)
}

func TestResolveDatesAndEditions(t *testing.T) {
	s := family(t)
	r := s.open(Options{})
	cases := map[string]string{ // commit i stands on 2026-01-(1+i), 06:00 in +0600
		"2026-01-02": "HEAD~3", "2026-01-03": "HEAD~3", "2026-01-04": "HEAD~2", "main@{2026-01-05}": "HEAD~1", "@{2026-01-05T01:00:00Z}": "HEAD~1",
		"@{2026-01-04T23:00:00Z}": "HEAD~2", "2026-01-06": "HEAD", "2030-01-01": "HEAD", "2026.1": "manual/2026.1^{}", "side@{2026-01-03}": "side",
	}
	for rev, want := range cases {
		if got, err := r.Resolve(rev); err != nil || got.Commit != s.hash(want) {
			t.Errorf("%s: %s, %v; want %s", rev, got.Commit, err, s.hash(want))
		}
	}
}

func TestResolveRefuses(t *testing.T) {
	s := family(t)
	s.git("branch", "light", "HEAD")
	r := s.open(Options{})
	var ambiguous *AmbiguousError
	if _, err := r.Resolve("light"); !errors.As(err, &ambiguous) || len(ambiguous.Candidates) != 2 {
		t.Errorf("tag and git branch of one name: %v", err)
	}
	for _, rev := range []string{"", "nope", "HEAD~99", "HEAD^3", "a..b", "../../config", "config", "HEAD:procedures/a.md", "HEAD^{tree}", "@{1}", "2001-01-01", "^", strings.Repeat("0", 40)} {
		var unknown *UnknownRevisionError
		if got, err := r.Resolve(rev); !errors.As(err, &unknown) {
			t.Errorf("%q: %v, %v", rev, got, err)
		}
	}
}

func TestResolveAmbiguousPrefix(t *testing.T) {
	s := newSandbox(t)
	s.write("procedures/a.md", "1\n")
	seen := map[string]Hash{}
	base := s.commit("base")
	for n := 0; ; n++ { // any two of a few hundred commits share 4 digits
		s.time++
		made := s.hash(s.git("commit-tree", base.String()+"^{tree}", "-p", base.String(), "-m", "x"))
		short := made.String()[:4]
		other, clash := seen[short]
		if seen[short] = made; !clash || other == made {
			continue
		}
		var ambiguous *AmbiguousError
		if _, err := s.open(Options{}).Resolve(short); !errors.As(err, &ambiguous) || len(ambiguous.Candidates) != 2 {
			t.Errorf("%s: %v", short, err)
		}
		return
	}
}
