package audit

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/ProtonMail/go-crypto/openpgp"
	"golang.org/x/crypto/ssh"
)

// Signers are the people whose signatures count: SSH keys and OpenPGP keys.
type Signers struct {
	ssh []sshSigner
	pgp openpgp.EntityList
}

// sshSigner is a line of an allowed_signers file (ssh-keygen(1), ALLOWED SIGNERS).
type sshSigner struct {
	principals    []string // patterns of addresses; "!" in front excludes
	key           ssh.PublicKey
	namespaces    []string // none: all
	after, before time.Time
}

// ReadKeyring adds the armored OpenPGP public keys of a file.
func (s *Signers) ReadKeyring(text []byte) error {
	for len(bytes.TrimSpace(text)) > 0 {
		block, rest, _ := bytes.Cut(text, []byte("-----END PGP PUBLIC KEY BLOCK-----"))
		keys, err := openpgp.ReadArmoredKeyRing(bytes.NewReader(append(bytes.Clone(block), "-----END PGP PUBLIC KEY BLOCK-----\n"...)))
		if err != nil {
			return fmt.Errorf("no armored OpenPGP keys: %w", err)
		}
		s.pgp, text = append(s.pgp, keys...), rest
	}
	return nil
}

// ReadAllowed adds an allowed_signers file. A line that is not understood in full is an error: it may take trust away. Times
// without a zone are UTC, so that the answer is the same everywhere.
func (s *Signers) ReadAllowed(text []byte) error {
	n := 0
	for line := range strings.Lines(string(text)) {
		n++
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		signer, err := parseAllowed(line)
		if err != nil {
			return fmt.Errorf("line %d: %w", n, err)
		}
		s.ssh = append(s.ssh, signer)
	}
	return nil
}

func parseAllowed(line string) (sshSigner, error) {
	principals, rest, ok := cutField(line)
	if !ok {
		return sshSigner{}, fmt.Errorf("no key")
	}
	s := sshSigner{principals: strings.Split(strings.Trim(principals, `"`), ",")}
	key, _, options, _, err := ssh.ParseAuthorizedKey([]byte(rest))
	if err != nil {
		return s, fmt.Errorf("no key: %w", err)
	}
	s.key = key
	for _, option := range options {
		if err := s.option(option); err != nil {
			return s, err
		}
	}
	return s, nil
}

// cutField cuts the first field, which may be quoted.
func cutField(line string) (field, rest string, ok bool) {
	quoted := false
	for i, r := range line {
		switch {
		case r == '"':
			quoted = !quoted
		case (r == ' ' || r == '\t') && !quoted:
			return line[:i], strings.TrimSpace(line[i:]), true
		}
	}
	return line, "", false
}

func (s *sshSigner) option(option string) (err error) {
	name, value, _ := strings.Cut(option, "=")
	value = strings.Trim(value, `"`)
	switch strings.ToLower(name) {
	case "namespaces":
		s.namespaces = strings.Split(value, ",")
	case "valid-after":
		s.after, err = parseValid(value)
	case "valid-before":
		s.before, err = parseValid(value)
	case "cert-authority":
		err = fmt.Errorf("certificate authorities are not supported")
	default:
		err = fmt.Errorf("unknown option %q", option)
	}
	return err
}

func parseValid(text string) (time.Time, error) {
	digits := strings.TrimSuffix(text, "Z")
	for _, layout := range []string{"20060102", "200601021504", "20060102150405"} {
		if t, err := time.Parse(layout, digits); err == nil && len(layout) == len(digits) {
			return t, nil
		}
	}
	return time.Time{}, fmt.Errorf("%q is no time such as 20260301 or 202603011200Z", text)
}

// matches compares as OpenSSH does (ssh_config(5), PATTERNS): * stands for any characters, ? for one, all else for itself.
func matches(pattern, text string) bool {
	star, from := -1, 0 // the last * and where the text goes on behind it
	i, j := 0, 0
	for j < len(text) {
		switch {
		case i < len(pattern) && pattern[i] == '*':
			star, from = i, j
			i++
		case i < len(pattern) && (pattern[i] == '?' || pattern[i] == text[j]):
			i, j = i+1, j+1
		case star >= 0:
			from++
			i, j = star+1, from
		default:
			return false
		}
	}
	return strings.Trim(pattern[i:], "*") == ""
}

// is reports whether an address matches the principals.
func (s sshSigner) is(email string) bool {
	match := false
	for _, p := range s.principals {
		pattern, not := strings.CutPrefix(p, "!")
		if matches(pattern, email) {
			if not {
				return false
			}
			match = true
		}
	}
	return match
}

func (s sshSigner) allows(namespace string) bool {
	return len(s.namespaces) == 0 || slices.ContainsFunc(s.namespaces, func(p string) bool {
		return matches(p, namespace)
	})
}

func (s sshSigner) valid(at time.Time) bool {
	return (s.after.IsZero() || !at.Before(s.after)) && (s.before.IsZero() || at.Before(s.before))
}
