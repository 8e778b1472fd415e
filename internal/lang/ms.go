package lang

var malay = build(Language{
	Code: "ms", Name: "Bahasa Melayu",
	Measures: malayMeasures,
	Digits:   english.Digits,
	Months:   [12]string{"Januari", "Februari", "Mac", "April", "Mei", "Jun", "Julai", "Ogos", "September", "Oktober", "November", "Disember"},
	Letters:  english.Letters,
	Callouts: map[string]string{"danger": "Bahaya", "warning": "Amaran", "caution": "Berhati-hati", "notice": "Makluman", "note": "Nota"},
	Statuses: map[string]string{"draft": "Draf", "in-review": "Dalam semakan", "approved": "Diluluskan", "effective": "Berkuat kuasa", "superseded": "Diganti", "retired": "Lapuk"},
	Words: map[Word]string{
		PageOf: "Halaman %n daripada %N", Contents: "Kandungan", Control: "Kawalan dokumen", List: "Senarai prosedur", Part: "Bahagian",
		Edition: "Edisi", ID: "Nombor", Title: "Tajuk", Version: "Versi", Status: "Status", Owner: "Pemilik", Approvers: "Pelulus",
		Effective: "Berkuat kuasa", ReviewBy: "Semakan semula", RolesWord: "Peranan", Channels: "Saluran", Change: "Perubahan", Page: "Halaman",
		LanguageWord: "Bahasa", Uncontrolled: "Tidak terkawal apabila dicetak", NoCommit: "tiada komit", Commit: "Komit", Draft: "Draf",
		BranchSheet: "lihat helaian cawangan anda", Figure: "Rajah", Organization: "Organisasi", Published: "Diterbitkan", Procedures: "Prosedur",
		Manual: "Manual", Pages: "Halaman", CheckCode: "Kod semakan", Currency: "Adakah salinan ini terkini?",
		CurrencyHow:   "Salinan bercetak tidak terkawal. Sebelum menggunakannya, imbas kod ini dan bandingkan edisi serta kod semakan dengan edisi terbaharu.",
		NotTranslated: "Prosedur ini belum diterjemahkan. Teks dalam bahasa sumber terpakai.", Others: "Prosedur lain",
		ByRole: "Indeks mengikut peranan", ByChannel: "Indeks mengikut saluran", Steps: "Langkah", SectionWord: "Bahagian", PagesBy: "Halaman mengikut bahagian", Total: "Jumlah", FrontMatter: "Halaman depan dan belakang",
	},
}, map[Kind][]string{
	Purpose:    {"Tujuan", "Objektif"},
	Scope:      {"Skop"},
	Definition: {"Takrif", "Definisi", "Singkatan"},
	Roles:      {"Peranan dan tanggungjawab", "Tanggungjawab", "Peranan"},
	Materials:  {"Bahan dan peralatan", "Prasyarat"},
	Procedure:  {"Prosedur", "Langkah", "Langkah-langkah", "Proses"},
	Records:    {"Rekod"},
	References: {"Rujukan"},
	History:    {"Sejarah semakan", "Sejarah pindaan"},
	Appendix:   {"Lampiran"},
})
