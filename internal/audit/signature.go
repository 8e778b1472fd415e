package audit

import (
	"bytes"
	"crypto/rsa"
	"errors"
	"strings"
	"time"

	"github.com/ProtonMail/go-crypto/openpgp"
	pgperrors "github.com/ProtonMail/go-crypto/openpgp/errors"
	"github.com/ProtonMail/go-crypto/openpgp/packet"
	"github.com/hiddeco/sshsig"
	"golang.org/x/crypto/ssh"

	"sopkit/internal/history"
)

// fault is what is wrong with a signature; an empty rule is nothing.
type fault struct {
	rule    Rule
	message string
}

// signatures judges the commits that changed the manual or its records, at the time of the commit and now.
func (a *auditor) signatures() error {
	if a.Signers == nil {
		return nil
	}
	seen := map[history.Hash]bool{}
	for _, e := range a.History.Events() {
		if seen[e.Commit] {
			continue
		}
		seen[e.Commit] = true
		c, err := a.Repo.Commit(e.Commit)
		if err != nil {
			return err
		}
		if c.Committed.UTC().Format(time.DateOnly) < a.Since {
			continue
		}
		s, err := a.Repo.Signature(e.Commit)
		if err != nil {
			return err
		}
		now, _ := time.Parse(time.DateOnly, a.Today) // checked by whoever asks
		if f := a.Signers.judge(s, c, now); f.rule != "" {
			a.report(Finding{Rule: f.rule, Commit: c.Hash.String(), Path: e.Path, Message: f.message, Evidence: []string{"committer " + c.Committer.String() + ", " + c.Committed.UTC().Format(time.RFC3339)}})
		}
	}
	return nil
}

func (s *Signers) judge(sig history.Signature, c history.Commit, now time.Time) fault {
	armor := string(bytes.TrimSpace(sig.Armor))
	switch {
	case armor == "":
		return fault{Unsigned, "the commit is not signed"}
	case sig.Several:
		return fault{BadSignature, "the commit carries several signatures"}
	case strings.HasPrefix(armor, "-----BEGIN SSH SIGNATURE-----"):
		return s.judgeSSH(sig, c, now)
	case strings.HasPrefix(armor, "-----BEGIN PGP SIGNATURE-----"):
		return s.judgePGP(sig, c, now)
	}
	return fault{Unsupported, "the signature is of a kind that cannot be checked here"}
}

// judgeSSH checks an SSH signature (PROTOCOL.sshsig of OpenSSH) in git's namespace.
func (s *Signers) judgeSSH(sig history.Signature, c history.Commit, now time.Time) fault {
	const namespace = "git"
	parsed, err := sshsig.Unarmor(sig.Armor)
	if err != nil {
		return fault{BadSignature, "the signature cannot be read: " + err.Error()}
	}
	if err := sshsig.Verify(bytes.NewReader(sig.Payload), parsed, parsed.PublicKey, parsed.HashAlgorithm, namespace); err != nil {
		return fault{BadSignature, "the signature does not fit the commit: " + err.Error()}
	}
	if weak(parsed.PublicKey) {
		return fault{BadSignature, "the key is an RSA key of less than 2048 bits"}
	}
	known, mine, then := false, false, false
	for _, signer := range s.ssh {
		if !bytes.Equal(signer.key.Marshal(), parsed.PublicKey.Marshal()) || !signer.allows(namespace) {
			continue
		}
		known = true
		if !signer.is(c.Committer.Email) {
			continue
		}
		mine = true
		if signer.valid(c.Committed) {
			if then = true; signer.valid(now) {
				return fault{}
			}
		}
	}
	return place(known, mine, then, ssh.FingerprintSHA256(parsed.PublicKey))
}

// place says why a good signature does not count, or counts no more.
func place(known, mine, then bool, key string) fault {
	switch {
	case !known:
		return fault{UnknownSigner, "nobody knows the key " + key}
	case !mine:
		return fault{OtherSigner, "the key " + key + " is not the committer's"}
	case !then:
		return fault{KeyInvalid, "the key " + key + " was not valid when the commit was made"}
	}
	return fault{KeyExpired, "the key " + key + " was valid when the commit was made, and is not any more"}
}

func weak(key ssh.PublicKey) bool {
	if c, ok := key.(ssh.CryptoPublicKey); ok {
		if k, ok := c.CryptoPublicKey().(*rsa.PublicKey); ok {
			return k.N.BitLen() < 2048
		}
	}
	return false
}

// judgePGP checks an OpenPGP signature as of the time of the commit, then as of now.
func (s *Signers) judgePGP(sig history.Signature, c history.Commit, now time.Time) fault {
	check := func(at time.Time) (*openpgp.Entity, error) {
		return openpgp.CheckArmoredDetachedSignature(s.pgp, bytes.NewReader(sig.Payload), bytes.NewReader(sig.Armor), &packet.Config{Time: func() time.Time { return at }})
	}
	who, err := check(c.Committed)
	switch {
	case errors.Is(err, pgperrors.ErrUnknownIssuer):
		return fault{UnknownSigner, "nobody knows the OpenPGP key"}
	case errors.Is(err, pgperrors.ErrKeyRevoked):
		return fault{KeyInvalid, "the OpenPGP key is revoked"}
	case errors.Is(err, pgperrors.ErrKeyExpired), errors.Is(err, pgperrors.ErrSignatureExpired):
		return fault{KeyInvalid, "the OpenPGP key was not valid when the commit was made"}
	case err != nil:
		return fault{BadSignature, "the signature does not fit the commit: " + err.Error()}
	}
	mine := false
	for _, id := range who.Identities {
		mine = mine || strings.EqualFold(id.UserId.Email, c.Committer.Email)
	}
	key := who.PrimaryKey.KeyIdString()
	if !mine {
		return place(true, false, true, key)
	}
	if _, err := check(now); err != nil {
		return place(true, true, true, key)
	}
	return fault{}
}
