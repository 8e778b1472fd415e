package themes

import _ "embed"

// The fonts of the shipped themes: Noto Sans and Noto Sans Bengali, SIL Open Font License 1.1;
// the licence texts stand beside them in fonts/.
var (
	//go:embed fonts/NotoSans_400Regular.ttf
	sansRegular []byte
	//go:embed fonts/NotoSans_700Bold.ttf
	sansBold []byte
	//go:embed fonts/NotoSans_400Regular_Italic.ttf
	sansItalic []byte
	//go:embed fonts/NotoSans_700Bold_Italic.ttf
	sansBoldItalic []byte
	//go:embed fonts/NotoSansBengali_400Regular.ttf
	bengaliRegular []byte
	//go:embed fonts/NotoSansBengali_700Bold.ttf
	bengaliBold []byte
)

// Fonts returns the embedded TrueType files by family (Latin, Bengali) and style (regular,
// bold, italic, bold italic). Bengali has no italics: nil there means upright. Callers must
// not change the bytes.
func Fonts() [2][4][]byte {
	return [2][4][]byte{
		{sansRegular, sansBold, sansItalic, sansBoldItalic},
		{bengaliRegular, bengaliBold, nil, nil},
	}
}
