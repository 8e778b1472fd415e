package lang

var bengali = build(Language{
	Code: "bn", Name: "বাংলা",
	Measures: bengaliMeasures,
	Digits:   [10]rune{'০', '১', '২', '৩', '৪', '৫', '৬', '৭', '৮', '৯'},
	Months:   [12]string{"জানুয়ারি", "ফেব্রুয়ারি", "মার্চ", "এপ্রিল", "মে", "জুন", "জুলাই", "আগস্ট", "সেপ্টেম্বর", "অক্টোবর", "নভেম্বর", "ডিসেম্বর"},
	Letters:  []string{"ক", "খ", "গ", "ঘ", "ঙ", "চ", "ছ", "জ", "ঝ", "ঞ", "ট", "ঠ", "ড", "ঢ", "ণ", "ত", "থ", "দ", "ধ", "ন"},
	Callouts: map[string]string{"danger": "বিপদ", "warning": "সতর্কবার্তা", "caution": "সাবধান", "notice": "বিজ্ঞপ্তি", "note": "দ্রষ্টব্য"},
	Statuses: map[string]string{"draft": "খসড়া", "in-review": "পর্যালোচনাধীন", "approved": "অনুমোদিত", "effective": "কার্যকর", "superseded": "প্রতিস্থাপিত", "retired": "বাতিল"},
	Words: map[Word]string{
		PageOf: "পৃষ্ঠা %n / %N", Contents: "সূচিপত্র", Control: "নথি নিয়ন্ত্রণ", List: "কার্যপদ্ধতির তালিকা", Part: "অংশ",
		Edition: "সংস্করণ", ID: "নম্বর", Title: "শিরোনাম", Version: "সংস্করণ", Status: "অবস্থা", Owner: "দায়িত্বপ্রাপ্ত", Approvers: "অনুমোদনকারী",
		Effective: "কার্যকর", ReviewBy: "পরবর্তী পর্যালোচনা", RolesWord: "ভূমিকা", Channels: "চ্যানেল", Change: "যা বদলেছে", Page: "পৃষ্ঠা",
		LanguageWord: "ভাষা", Uncontrolled: "মুদ্রিত অনুলিপি নিয়ন্ত্রিত নয়", NoCommit: "কমিট নেই", Commit: "কমিট", Draft: "খসড়া",
		BranchSheet: "আপনার শাখা পত্র দেখুন", Figure: "চিত্র", Organization: "প্রতিষ্ঠান", Published: "প্রকাশের তারিখ", Procedures: "কার্যপদ্ধতি",
		Manual: "নির্দেশিকা", Pages: "পৃষ্ঠা", CheckCode: "যাচাই কোড", Currency: "এই অনুলিপি কি হালনাগাদ?",
		CurrencyHow:   "মুদ্রিত অনুলিপি নিয়ন্ত্রিত নয়। এর ওপর নির্ভর করার আগে কোডটি স্ক্যান করুন এবং সংস্করণ ও যাচাই কোড সর্বশেষ সংস্করণের সঙ্গে মিলিয়ে নিন।",
		NotTranslated: "এই কার্যপদ্ধতি এখনও অনূদিত হয়নি। মূল ভাষার পাঠ প্রযোজ্য।", Others: "অন্যান্য কার্যপদ্ধতি",
		ByRole: "ভূমিকা অনুযায়ী সূচি", ByChannel: "চ্যানেল অনুযায়ী সূচি", Steps: "ধাপ", SectionWord: "অনুচ্ছেদ", PagesBy: "অংশ অনুযায়ী পৃষ্ঠা", Total: "মোট", FrontMatter: "প্রারম্ভিক ও শেষ পৃষ্ঠা",
	},
}, map[Kind][]string{
	Purpose:    {"উদ্দেশ্য"},
	Scope:      {"পরিধি", "আওতা"},
	Definition: {"সংজ্ঞা", "সংক্ষেপ"},
	Roles:      {"ভূমিকা ও দায়িত্ব", "দায়িত্ব", "ভূমিকা"},
	Materials:  {"উপকরণ ও সরঞ্জাম", "পূর্বশর্ত"},
	Procedure:  {"কার্যপদ্ধতি", "পদ্ধতি", "ধাপ", "ধাপসমূহ", "প্রক্রিয়া"},
	Records:    {"রেকর্ড", "নথিপত্র"},
	References: {"তথ্যসূত্র", "সূত্র"},
	History:    {"সংশোধনের ইতিহাস"},
	Appendix:   {"পরিশিষ্ট", "সংযুক্তি"},
})
