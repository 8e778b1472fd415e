package main

import (
	"os"
	"strings"
	"testing"
)

// shop is a small manual that lints without a finding.
const shop = `-- sop.yaml --
manual: {id: M, edition: 1, title: {en: Manual, bn: নির্দেশিকা}, source-locale: en, locales: [en, bn]}
parts:
  - {title: {en: Returns, bn: ফেরত}, include: ["*"]}
roles:
  cashier: {en: Cashier, bn: ক্যাশিয়ার}
  boss: {en: Branch manager, bn: শাখা ব্যবস্থাপক}
  auditor: {en: Auditor, bn: নিরীক্ষক}
channels:
  counter: {en: Counter, bn: কাউন্টার}
facts:
  duty-phone: {label: {en: duty phone, bn: কর্তব্যরত ফোন}, type: phone}
lint: {terms: terms.tsv}
-- terms.tsv --
en	bn	meaning.en
refund slip	ফেরতের স্লিপ	the paper that the till prints
-- refund.en.md --
---
id: SOP-1
title: Refund the price
version: 1.0.0
status: effective
owner: boss
approvers: [auditor]
effective: 2026-08-15
review-by: 2027-08-15
locale: en
roles: [cashier]
---

# Refund the price

## Purpose

The customer gets the price back.

## Scope

This procedure covers returns at the counter.

## Procedure

1. **Cashier:** Print the refund slip. {#print}
2. Call the {branch:duty-phone}.
3. Sign the slip as in [the first step](#print). {#sign}
-- refund.bn.md --
---
id: SOP-1
title: দাম ফেরত দিন
version: 1.0.0
source-version: 1.0.0
status: effective
owner: boss
approvers: [auditor]
effective: 2026-08-15
review-by: 2027-08-15
locale: bn
roles: [cashier]
---

# দাম ফেরত দিন

## উদ্দেশ্য

গ্রাহক দাম ফেরত পান।

## পরিধি

এই কার্যপ্রণালী কাউন্টারের ফেরতের জন্য।

## কার্যপদ্ধতি

1. **ক্যাশিয়ার:** ফেরতের স্লিপ ছাপুন। {#print}
2. {branch:duty-phone} নম্বরে কল করুন।
3. [প্রথম ধাপ](#print) মতো স্লিপে সই করুন। {#sign}
-- accept.en.md --
---
id: SOP-2
title: Accept a return
version: 1.0.0
status: effective
owner: boss
approvers: [auditor]
effective: 2026-08-15
review-by: 2027-08-15
locale: en
roles: [cashier]
related: [SOP-1]
---

# Accept a return

## Purpose

Every return is judged in the same way. SOP-1 says how to refund.

## Scope

This procedure covers returns at the counter.

## Procedure

1. **Cashier:** Read the receipt. 😀 Print it as in [refund the price](refund.en.md#sign). {#read}
2. Thank the customer.
`

func TestLSPDiagnosticsFollowTheText(t *testing.T) {
	s := edit(t, shop)
	s.open("accept.en.md")
	s.untilHas("accept.en.md", "past-tense", false)
	s.change("accept.en.md", "Thank the customer", "The cashier thanked the customer")
	s.untilHas("accept.en.md", "past-tense", true)
	s.change("accept.en.md", "The cashier thanked the customer", "Thank the customer")
	s.untilHas("accept.en.md", "past-tense", false)
	s.change("accept.en.md", "as in [refund", "as in [😀 refund") // UTF-16: the place of the link moves by three units
	s.change("accept.en.md", "#sign", "#sing")
	s.until("accept.en.md", func(list []report) bool {
		for _, r := range list {
			if r.Code == "broken-link" {
				want := "[😀 refund the price](refund.en.md#sing)"
				return r.Range.Start == spotAt(s.texts["accept.en.md"], indexOf(s, "accept.en.md", want)) && r.Severity == 1
			}
		}
		return false
	})
	if code := s.end(); code != 0 {
		t.Errorf("exit code %d", code)
	}
}

// TestLSPDiagnosticsAcrossFiles changes one file and reads what is said about another one.
func TestLSPDiagnosticsAcrossFiles(t *testing.T) {
	s := edit(t, shop)
	s.open("refund.en.md")
	s.untilHas("refund.en.md", "past-tense", false)
	s.change("refund.en.md", "{#sign}", "{#signed}") // accept.en.md is not open and links there
	s.untilHas("accept.en.md", "broken-link", true)
	s.change("refund.en.md", "{#signed}", "{#sign}")
	s.untilHas("accept.en.md", "broken-link", false)
	s.open("refund.bn.md")
	s.change("refund.en.md", "id: SOP-1", "id: SOP-7")
	s.untilHas("refund.en.md", "translation-missing", true)
	s.change("refund.bn.md", "id: SOP-1", "id: SOP-7")
	s.untilHas("refund.en.md", "translation-missing", false)
	s.untilHas("accept.en.md", "unknown-procedure", true)
	s.change("refund.bn.md", "id: SOP-7", "id: SOP-1")
	s.untilHas("accept.en.md", "unknown-procedure", false)
	s.change("refund.en.md", "id: SOP-7", "id: SOP-2")
	s.untilHas("accept.en.md", "duplicate-id", true)
	s.change("refund.en.md", "id: SOP-2", "id: SOP-1")
	s.untilHas("accept.en.md", "duplicate-id", false)
	s.untilHas("accept.en.md", "unknown-procedure", false)
	s.change("refund.en.md", "version: 1.0.0", "version: 2.0.0")
	s.untilHas("refund.bn.md", "translation-stale", true)
	s.tell("textDocument/didClose", `{"textDocument":{"uri":"`+s.uri("refund.en.md")+`"}}`) // not saved
	s.untilHas("refund.bn.md", "translation-stale", false)
}

func TestLSPDiagnosticsFollowTheDisk(t *testing.T) {
	s := edit(t, shop)
	s.open("accept.en.md")
	s.untilHas("accept.en.md", "broken-link", false)
	watched := func(name string, kind int) {
		s.tell("workspace/didChangeWatchedFiles", quote(map[string]any{"changes": []any{map[string]any{"uri": s.uri(name), "type": kind}}}))
	}
	was := read(t, s, "refund.en.md")
	remove(t, s, "refund.en.md")
	watched("refund.en.md", 3)
	s.untilHas("accept.en.md", "broken-link", true)
	save(t, s.dir+"/refund.en.md", was)
	watched("refund.en.md", 1)
	s.untilHas("accept.en.md", "broken-link", false)

	config := read(t, s, "sop.yaml")
	s.openText("sop.yaml", config)
	s.change("sop.yaml", "cashier: {en: Cashier", "cashier: {en: Seller")
	s.untilHas("accept.en.md", "actor-unknown", true)
	s.change("sop.yaml", "{en: Seller", "{en: Cashier")
	s.untilHas("accept.en.md", "actor-unknown", false)
	s.change("sop.yaml", "lint: {", "lnt: {")
	s.untilHas("sop.yaml", "sop-yaml", true)
	s.change("sop.yaml", "lnt: {", "lint: {")
	s.untilHas("sop.yaml", "sop-yaml", false)

	s.openText("new.en.md", "# New\n")
	s.untilHas("new.en.md", "required-field", true)
	s.tell("textDocument/didClose", `{"textDocument":{"uri":"`+s.uri("new.en.md")+`"}}`) // it was never saved
	s.untilHas("new.en.md", "required-field", false)
}

// TestLSPFoldersComeAndGo moves a folder under the server, and opens a text that lies beside the manual.
func TestLSPFoldersComeAndGo(t *testing.T) {
	s := edit(t, "-- README.md --\n# Not a procedure\n-- docs/guide.md --\n# Guide\n"+strings.ReplaceAll(shop, "-- ", "-- procedures/")+
		"-- procedures/deep/x.en.md --\n# X\n\n[refund](../refund.en.md)\n")
	watched := func(name string, kind int) {
		s.tell("workspace/didChangeWatchedFiles", quote(map[string]any{"changes": []any{map[string]any{"uri": s.uri(name), "type": kind}}}))
	}
	s.untilHas("procedures/deep/x.en.md", "required-field", true)
	if err := os.Rename(s.dir+"/procedures/deep", s.dir+"/procedures/deeper"); err != nil {
		t.Fatal(err)
	}
	watched("procedures/deep", 3)
	watched("procedures/deeper", 1)
	s.untilHas("procedures/deep/x.en.md", "required-field", false)
	s.untilHas("procedures/deeper/x.en.md", "required-field", true)
	s.open("docs/guide.md")
	s.open("README.md")
	s.open("procedures/refund.en.md")
	s.untilHas("procedures/refund.en.md", "required-field", false)
	for _, name := range []string{"docs/guide.md", "README.md"} {
		if len(s.told[name]) > 0 {
			t.Errorf("%s is no procedure: %v", name, s.told[name])
		}
	}
}
