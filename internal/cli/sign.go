package cli

import (
	"bytes"
	"errors"
	"fmt"
	"os"

	"github.com/hiddeco/sshsig"
	"golang.org/x/crypto/ssh"
)

// signatureName is the file that holds the signature of the manifest.
const signatureName = manifestName + ".sig"

// sign makes the signature of a text with an SSH private key, as `ssh-keygen -Y sign -n file` does (PROTOCOL.sshsig of
// OpenSSH). Keys with a passphrase are refused: a build asks nobody.
func sign(text []byte, key string) ([]byte, error) {
	data, err := os.ReadFile(key)
	if err != nil {
		return nil, fmt.Errorf("--sign: %w", err)
	}
	signer, err := ssh.ParsePrivateKey(data)
	var locked *ssh.PassphraseMissingError
	switch {
	case errors.As(err, &locked):
		return nil, hinted{fmt.Errorf("--sign %s: the key has a passphrase", key), "sign the manifest afterwards: ssh-keygen -Y sign -f KEY -n file " + manifestName}
	case err != nil:
		return nil, hinted{fmt.Errorf("--sign %s: %w", key, err), "name a private key that ssh-keygen has made, such as ~/.ssh/id_ed25519"}
	}
	s, err := sshsig.Sign(bytes.NewReader(text), signer, sshsig.HashSHA512, "file")
	if err != nil {
		return nil, fmt.Errorf("--sign %s: %w", key, err)
	}
	return sshsig.Armor(s), nil
}
