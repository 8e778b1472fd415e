package audit

import (
	"bytes"
	"crypto/rsa"
	"errors"
	"strings"
	"time"

	"github.com/ProtonMail/go-crypto/openpgp"
	"github.com/ProtonMail/go-crypto/openpgp/armor"
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
		if f := a.Signers.judge(signed{s, c.Committer, c.Committed, "commit", "committer"}, now); f.rule != "" {
			a.report(Finding{Rule: f.rule, Commit: c.Hash.String(), Path: e.Path, Message: f.message, Evidence: []string{"committer " + c.Committer.String() + ", " + c.Committed.UTC().Format(time.RFC3339)}})
		}
	}
	return a.tagSignatures()
}

// signed is something that carries a signature, or should.
type signed struct {
	history.Signature
	by   history.Person // whose it should be
	at   time.Time      // when it was made, as it says
	what string         // commit or tag
	role string         // of by: committer or tagger
}

func (s *Signers) judge(c signed, now time.Time) fault {
	armor := string(bytes.TrimSpace(c.Armor))
	switch {
	case armor == "" && c.what == "tag":
		return fault{UnsignedTag, "the tag is not signed"}
	case armor == "":
		return fault{Unsigned, "the commit is not signed"}
	case c.Several:
		return fault{BadSignature, "the " + c.what + " carries several signatures"}
	case strings.HasPrefix(armor, "-----BEGIN SSH SIGNATURE-----"):
		return s.judgeSSH(c, now)
	case strings.HasPrefix(armor, "-----BEGIN PGP SIGNATURE-----"):
		return s.judgePGP(c, now)
	}
	return fault{Unsupported, "the signature is of a kind that cannot be checked here"}
}

// judgeSSH checks an SSH signature (PROTOCOL.sshsig of OpenSSH) in git's namespace.
func (s *Signers) judgeSSH(c signed, now time.Time) fault {
	const namespace = "git"
	parsed, err := sshsig.Unarmor(c.Armor)
	if err != nil {
		return fault{BadSignature, "the signature cannot be read: " + err.Error()}
	}
	if err := sshsig.Verify(bytes.NewReader(c.Payload), parsed, parsed.PublicKey, parsed.HashAlgorithm, namespace); err != nil {
		return fault{BadSignature, "the signature does not fit the " + c.what + ": " + err.Error()}
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
		if !signer.is(c.by.Email) {
			continue
		}
		mine = true
		if signer.valid(c.at) {
			if then = true; signer.valid(now) {
				return fault{}
			}
		}
	}
	return c.place(known, mine, then, ssh.FingerprintSHA256(parsed.PublicKey))
}

// place says why a good signature does not count, or counts no more.
func (c signed) place(known, mine, then bool, key string) fault {
	switch {
	case !known:
		return fault{UnknownSigner, "nobody knows the key " + key}
	case !mine:
		return fault{OtherSigner, "the key " + key + " is not the " + c.role + "'s"}
	case !then:
		return fault{KeyInvalid, "the key " + key + " was not valid when the " + c.what + " was made"}
	}
	return fault{KeyExpired, "the key " + key + " was valid when the " + c.what + " was made, and is not any more"}
}

func weak(key ssh.PublicKey) bool {
	if c, ok := key.(ssh.CryptoPublicKey); ok {
		if k, ok := c.CryptoPublicKey().(*rsa.PublicKey); ok {
			return k.N.BitLen() < 2048
		}
	}
	return false
}

// signing is how long after the time in a commit its signature may be made: git takes the time first, then asks for the passphrase.
const signing = time.Hour

// signedAt reads when an OpenPGP signature says that it was made.
func signedAt(armored []byte) (time.Time, bool) {
	block, err := armor.Decode(bytes.NewReader(armored))
	if err != nil {
		return time.Time{}, false
	}
	p, err := packet.Read(block.Body)
	sig, ok := p.(*packet.Signature)
	if err != nil || !ok {
		return time.Time{}, false
	}
	return sig.CreationTime, true
}

// judgePGP checks an OpenPGP signature as of the time of the commit, then as of now.
func (s *Signers) judgePGP(c signed, now time.Time) fault {
	check := func(at time.Time) (*openpgp.Entity, error) {
		return openpgp.CheckArmoredDetachedSignature(s.pgp, bytes.NewReader(c.Payload), bytes.NewReader(c.Armor), &packet.Config{Time: func() time.Time { return at }})
	}
	at := c.at
	if made, ok := signedAt(c.Armor); ok && made.After(at) && made.Sub(at) < signing {
		at = made
	}
	who, err := check(at)
	switch {
	case errors.Is(err, pgperrors.ErrUnknownIssuer):
		return fault{UnknownSigner, "nobody knows the OpenPGP key"}
	case errors.Is(err, pgperrors.ErrKeyRevoked):
		return fault{KeyInvalid, "the OpenPGP key is revoked"}
	case errors.Is(err, pgperrors.ErrKeyExpired), errors.Is(err, pgperrors.ErrSignatureExpired):
		return fault{KeyInvalid, "the OpenPGP key was not valid when the " + c.what + " was made"}
	case err != nil:
		return fault{BadSignature, "the signature does not fit the " + c.what + ": " + err.Error()}
	}
	mine := false
	for _, id := range who.Identities {
		mine = mine || strings.EqualFold(id.UserId.Email, c.by.Email)
	}
	key := who.PrimaryKey.KeyIdString()
	if !mine {
		return c.place(true, false, true, key)
	}
	if _, err := check(now); err != nil {
		return c.place(true, true, true, key)
	}
	return fault{}
}
