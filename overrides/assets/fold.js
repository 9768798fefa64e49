// Folds texts for comparison: width, case, kind of kana, prime sign. Mirrors hooks/machidx/language/folding.py and
// glossary/glossary.py, with their tables from the page's form.
const { primes, kana, separator, spelled, dropped } = JSON.parse(document.querySelector("[data-folding]").dataset.folding)
const KATAKANA = new RegExp(`[${kana.first}-${kana.last}]`, "g")
const PRIMES = new RegExp(`[${primes}]`, "g")
const SEPARATOR = new RegExp(separator, "g")
// A character with the combining marks that NFKC joins to it: か + ゛.
const SIGNS = /.[\u0300-\u036f\u3099\u309a\uff9e\uff9f]*/gsu

export function fold(text) {
  return text.replace(PRIMES, "'").normalize("NFKC").toLowerCase()
    .replace(KATAKANA, (c) => String.fromCharCode(c.charCodeAt(0) - kana.above))
}

export const withoutSeparators = (text) => text.replace(SEPARATOR, "")

// Folds a text; ``places`` maps each offset in the folded text (and its end) to the offset in the original.
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

// Key for comparing names of terms: also ignores spaces, hyphens and long vowels; a spelled-out prime equals the sign.
export function key(name) {
  const plain = spelled.reduce((text, word) => text.replaceAll(word, "'"), fold(name))
  return [...plain].filter((sign) => !dropped.includes(sign)).join("")
}
