// Texts as a reader means them: width, case, kind of kana, prime sign. The same as hooks/machidx/folding.py.
const HIRAGANA = /[ァ-ヶ]/g
const PRIMES = /[’‘′ʹ`´‵＇]/g
const SEPARATOR = /(?<=\d),(?=\d{3}(?!\d))/g
// A sign with those that NFKC joins to it: か + ゛.
const SIGNS = /.[\u0300-\u036f\u3099\u309a\uff9e\uff9f]*/gsu

export function fold(text) {
  return text.replace(PRIMES, "'").normalize("NFKC").toLowerCase()
    .replace(HIRAGANA, (c) => String.fromCharCode(c.charCodeAt(0) - 0x60))
}

export const withoutSeparators = (text) => text.replace(SEPARATOR, "")

// The folded text, and for each of its places the place in the original.
export function foldWithPlaces(text) {
  let folded = ""
  const places = []
  for (const { 0: sign, index } of text.matchAll(SIGNS)) {
    const part = fold(sign)
    folded += part
    for (let i = 0; i < part.length; i++) places.push(index)
  }
  places.push(text.length)
  return { folded, places }
}

// How names of terms are compared (hooks/machidx/glossary.py): spaces, hyphens and long vowels do not count either.
export function key(name) {
  return fold(name).replace(/だっしゅ|ぷらいむ/g, "'").replace(/[\s\-‐‑–—−ー・･_]/g, "")
}
