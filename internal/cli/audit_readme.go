package cli

import (
	"bytes"
	"fmt"
)

// readme tells a stranger what is in the pack and how to check it. Commands are indented; a test runs them.
func readme(r jsonAudit, f auditFlags) []byte {
	var out bytes.Buffer
	fmt.Fprintf(&out, packContents, version, r.Tip, r.period(), len(r.Findings))
	out.WriteString(packAlone)
	if f.signers != "" {
		out.WriteString(packSSH)
	}
	if f.keyring != "" {
		out.WriteString(packPGP)
	}
	if f.signers+f.keyring == "" {
		out.WriteString("Signatures were not checked: no keys were given to the audit. The signed commits are here with their signatures.\n\n")
	}
	again := "--today " + r.Today
	if f.since != "" {
		again += " --since " + f.since
	}
	fmt.Fprintf(&out, packRepository, r.Tip, again)
	return out.Bytes()
}

// period is what the audit looked at, in words.
func (r jsonAudit) period() string {
	if r.Since == "" {
		return "up to " + r.Today
	}
	return r.Since + " to " + r.Today
}

const packContents = `Evidence of an audit
====================

Made by sop %s from commit %s, %s. Findings: %d.

report.pdf .txt .json   what was found, and what no audit of this repository can prove
procedures/             every version in force in the period, as git holds it: ID.LANG/VERSION.md
changes/                what each version changed, step by step: .md to read, .json for programs (sop/diff/v1)
approvals/              the approval records, one line each, chained by SHA-256
commits/                the commits that changed the manual: .commit; of signed ones what was signed (.signed) and the signature (.sig, .asc)
keys/                   the keys that signatures were checked with, if any were given
versions.csv            where each version stands in git, and the SHA-256 that its approvals are bound to
images/                 the pictures that these texts show, named by their SHA-256
images.csv              which version shows which picture, under which name, and those that were missing
bound/                  what the approvals of each version are bound to: the SHA-256 of its text and of its pictures
versions.tsv images.tsv the same for the commands below: commit, blob, file, path
bound.tsv               and: SHA-256 of the list under bound/, that list, the text
SHA256SUMS              of every file here

Keep the SHA-256 of this pack, or of SHA256SUMS, where whoever made it cannot change it.

`

const packAlone = `Check without the repository
----------------------------
In this folder, with sh, git and sha256sum. A command that prints nothing found nothing wrong.

No file was changed since the pack was made:

    sha256sum -c --quiet SHA256SUMS

Each version and each picture is the blob that git knows under its name:

    cat versions.tsv images.tsv | while IFS="$(printf '\t')" read -r commit blob file path; do test "$(git hash-object --no-filters "$file")" = "$blob" || echo "$file: altered"; done

Each approval names the SHA-256 of the line before it:

    for f in approvals/*.jsonl; do before=; test -e "$f" && while IFS= read -r line; do case $line in *"\"previous\":\"$before\""*) ;; *) echo "$f: altered";; esac; before=$(printf %s "$line" | sha256sum | cut -d ' ' -f 1); done < "$f"; done; true

An approval is bound to the SHA-256 ("content") of such a list, and the list to the text, without the line of its status, and to
the pictures:

    while IFS="$(printf '\t')" read -r sum list text; do test "$(sha256sum < "$list")" = "$sum  -" && test "$(head -n 1 "$list")" = "text $(LC_ALL=C sed '1s/^\xef\xbb\xbf//;s/\r$//;2,/^---/{/^status *:/d;}' "$text" | sha256sum | cut -d ' ' -f 1)" || echo "$text: not what was approved"; done < bound.tsv
    sed -n 's/^image .* \([0-9a-f]*\)$/\1/p' bound/*/*.txt | while read -r sum; do test -e images/"$sum"* || echo "$sum: no such picture"; done

Each commit is the one that its name says:

    for f in commits/*.commit; do test "$f" = "commits/$(git hash-object -t commit --no-filters "$f").commit" || echo "$f: altered"; done

`

const packSSH = `The SSH signatures are of the committers that keys/allowed_signers names, at the time of the commit (OpenSSH 8.9 and later):

    for s in commits/*.sig; do c=${s%.sig}.signed; who=$(sed -n 's/^committer .*<\(.*\)> .*/\1/p;/^$/q' "$c"); at=$(sed -n 's/^committer .*> \([0-9]*\) .*/\1/p;/^$/q' "$c"); test ! -e "$s" || TZ=UTC ssh-keygen -Y verify -f keys/allowed_signers -I "$who" -n git -O "verify-time=$(date -u -d "@$at" +%Y%m%d%H%M%S)" -s "$s" < "$c" > /dev/null 2>&1 || echo "$s: bad signature"; done

`

const packPGP = `The OpenPGP signatures are of the keys in keys/keyring.asc; gpg says whose, and which keys have expired since:

    GNUPGHOME=$(mktemp -d); export GNUPGHOME; gpg --batch --quiet --import keys/keyring.asc
    for s in commits/*.asc; do test ! -e "$s" || gpg --batch --quiet --verify "$s" "${s%.asc}.signed" 2> /dev/null || echo "$s: bad signature"; done

`

const packRepository = `Check against the repository
----------------------------
With the folder of the repository in REPO:

    cat versions.tsv images.tsv | while IFS="$(printf '\t')" read -r commit blob file path; do test "$(git --no-replace-objects -C "$REPO" rev-parse "$commit:$path")" = "$blob" || echo "$file: not what commit $commit holds"; done
    for f in commits/*.commit; do git --no-replace-objects -C "$REPO" merge-base --is-ancestor "$(basename "$f" .commit)" %s || echo "$f: not in the history"; done

Audit again: git checkout %[1]s && sop audit %s
`
