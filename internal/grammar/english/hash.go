package english

// hashString is FNV-1a, 32 bits.
func hashString(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

// suffixHash hashes the last n bytes of s, or all of it when it is shorter.
func suffixHash(s string, n int) uint32 {
	if len(s) > n {
		s = s[len(s)-n:]
	}
	return hashString(s) ^ uint32(n)<<28
}

// mix joins a value to a hash (a multiplicative hash with the golden ratio of 64 bits).
func mix(h, v uint32) uint32 {
	return uint32((uint64(h)<<32|uint64(v))*0x9E3779B97F4A7C15>>32 ^ uint64(h)*0x85EBCA6B>>7)
}

// Hash is the key under which the lexicon and the model know a word in lower case.
func Hash(word string) uint32 { return hashString(word) }
