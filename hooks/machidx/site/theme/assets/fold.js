// Folds texts for comparison: width, case, kind of kana, dash, quote and dot; unseen signs disappear. Mirrors
// hooks/machidx/language/folding.py and glossary/glossary.py, with their tables from the page's form.
const told = JSON.parse(document.querySelector("[data-folding]").dataset.folding)
const { kana, spelled, dropped } = told
const SPACE = new RegExp(`[${told.spaces}]`, "u")
const DASH = new RegExp(`[${told.dashes}]`, "u")
const OTHERS = new RegExp(`[${told.spaces}${told.dashes}${told.unseen}${[...told.pairs].filter((_, at) => at % 2 === 0).join("")}]`, "gu")
const INSTEAD = new Map([...told.pairs].flatMap((sign, at, all) => (at % 2 ? [] : [[sign, all[at + 1]]])))
const LONG_FOR_DASH = new RegExp(told.longForDash, "g")
const DASH_FOR_LONG = new RegExp(told.dashForLong, "g")
const KATAKANA = new RegExp(`[${kana.first}-${kana.last}]`, "g")
const SEPARATOR = new RegExp(told.separator, "g")
// A character with what NFKC joins to it (か + ゛, and the parts of Hangul) and the unseen signs between.
const SIGNS = new RegExp(`[^][\\p{M}゛゜\uff9e\uff9f\u1160-\u11ff\u3131-\u318e\uffa0-\uffdc${told.unseen}]*`, "gu")

const instead = (sign) => INSTEAD.get(sign) ?? (SPACE.test(sign) ? " " : DASH.test(sign) ? told.dash : "")

// Folds all that needs no look at the characters around.
const composed = (text) => text.replace(OTHERS, instead).normalize("NFKC").toLowerCase().normalize("NFKC")

// Folds the rest; changes no length but for unseen signs, which are gone by now.
const settled = (text) => text.replace(DASH_FOR_LONG, "ー").replace(LONG_FOR_DASH, "-").replace(OTHERS, instead)
  .replaceAll(told.dash, "-").replaceAll("ς", "σ")
  .replace(KATAKANA, (c) => String.fromCharCode(c.charCodeAt(0) - kana.above))

export const fold = (text) => settled(composed(text))

export const withoutSeparators = (text) => text.replace(SEPARATOR, "")

// The folded words of a query as texts contain them: a whole figure without separators, one cut short (,500) as it is.
export function askedWords(query) {
  const asked = fold(query).split(/\s+/).filter(Boolean)
  return [...new Set(asked.map((word) => (/\d,|,\d/.test(withoutSeparators(word)) ? word : withoutSeparators(word))))]
}

// Folds a text; ``places`` maps each offset in the folded text (and its end) to the offset in the original.
export function foldWithPlaces(text) {
  let folded = ""
  const places = []
  for (const { 0: sign, index } of text.matchAll(SIGNS)) {
    const part = composed(sign)
    folded += part
    for (let i = 0; i < part.length; i++) places.push(index)
  }
  places.push(text.length)
  return { folded: settled(folded), places }
}

// Key for comparing names of terms: also ignores spaces, hyphens and long vowels; a spelled-out prime equals the sign.
export function key(name) {
  const plain = spelled.reduce((text, word) => text.replaceAll(word, "'"), fold(name))
  return [...plain].filter((sign) => !dropped.includes(sign)).join("")
}
