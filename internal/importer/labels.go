package importer

import (
	"strings"
	"sync"

	"sopkit/internal/lang"
)

// labels are the names that documents give to what front matter holds; an empty key is known and has no key of ours.
// They are made when first asked for: no other command waits for them.
var labels = sync.OnceValue(func() map[string]string { return labelTable(labelNames) })

var labelNames = map[string]string{
	"id": "id; document id; doc id; sop id; sop number; sop no; sop; document number; document no; doc number; doc no; procedure number; procedure no;" +
		" procedure id; number; no; reference number; reference no; ref no; code; document code; control number; control no; identifier; acronym;" +
		" no dokumen; nombor dokumen; no rujukan; kod; নথি নম্বর; নথি নং; এসওপি নম্বর; এসওপি নং; নম্বর; ক্রমিক নম্বর",
	"title": "title; sop title; document title; document name; procedure title; procedure name; name; tajuk; nama dokumen; শিরোনাম; নথির নাম",
	"version": "version; revision; rev; ver; version number; version no; revision number; revision no; rev no; document version; sop version; version control;" +
		" versi; semakan; no semakan; nombor semakan; সংস্করণ; সংস্করণ নম্বর",
	"status": "status; document status; state; sop status; taraf; অবস্থা; স্ট্যাটাস",
	"owner": "owner; document owner; process owner; procedure owner; sop owner; owner role; responsible; responsible person; responsible party; accountable;" +
		" pemilik; pemilik dokumen; pemilik proses; মালিক; নথির মালিক; দায়িত্বপ্রাপ্ত",
	"approvers": "approver; approvers; approved by; approver role; authorised by; authorized by; diluluskan oleh; pelulus; অনুমোদনকারী; অনুমোদন করেছেন",
	"effective": "effective; effective date; date effective; date of issue; issue date; date issued; issued; valid from; in force from; implementation date; published;" +
		" publication date; date published; tarikh kuat kuasa; tarikh berkuat kuasa; কার্যকর তারিখ; কার্যকরের তারিখ; কার্যকর",
	"review-by": "review by; review date; next review; next review date; date of next review; review due; due for review; next revision; expiry date; expires;" +
		" tarikh semakan; tarikh semakan seterusnya; পর্যালোচনার তারিখ; পরবর্তী পর্যালোচনা; পুনর্বিবেচনার তারিখ",
	"locale":        "locale; language; lang; bahasa; ভাষা",
	"tags":          "tags; keywords; tag; kata kunci; ট্যাগ",
	"roles":         "roles",
	"channels":      "channels; channel; saluran; চ্যানেল",
	"related":       "related; related sops; related procedures; related documents",
	"references":    "references",
	"records":       "records",
	"supersedes":    "supersedes; replaces; menggantikan; প্রতিস্থাপন করে",
	"superseded-by": "superseded by; replaced by",
	"change":        "change; change summary; summary of changes; reason for change; revision note; perubahan; পরিবর্তন",
	"": "author; authors; prepared by; written by; created by; issued by; department; dept; division; business unit; unit; section; date; last updated; last modified;" +
		" last reviewed; last review; updated; modified; created; creation date; date created; modification date; revision date; version date; approval date; date approved; reviewed by; reviewer;" +
		" reviewers; page; pages; classification; confidentiality; company; organization; organisation; distribution; audience; category; location; site; branch; contact;" +
		" phone; email; team; severity; priority; type; document type; doc type; area; process; applies to; copy no; copy number; review cycle; review frequency; frequency;" +
		" abstract; description; summary; layout; sidebar label; slug; weight; draft; permalink; parent; aliases; family; service; time estimate; estimated time; duration;" +
		" jabatan; bahagian; disediakan oleh; disemak oleh; tarikh; muka surat; penulis; syarikat; বিভাগ; তারিখ; প্রস্তুতকারী; প্রস্তুত করেছেন; পর্যালোচনাকারী; লেখক; পৃষ্ঠা; প্রতিষ্ঠান",
}

func labelTable(keys map[string]string) map[string]string {
	out := map[string]string{}
	for key, names := range keys {
		for name := range strings.SplitSeq(names, ";") {
			out[folded(name)] = key
		}
	}
	return out
}

// folded makes spellings of one label equal: "**SOP No.:**", "sop_no" and "SOP No".
func folded(label string) string {
	return lang.Fold(labelSigns.Replace(label))
}

var labelSigns = strings.NewReplacer("_", " ", "-", " ", ".", "", "*", "", "#", " ", "`", "")

// known reports whether a label names something that stands in the head of documents, and the key for it.
func known(label string) (key string, ok bool) {
	key, ok = labels()[folded(label)]
	return key, ok
}
