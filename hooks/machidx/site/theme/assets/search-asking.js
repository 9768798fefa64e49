// Understands how people ask: splits a query into its telling words, and tells whose everyday words they are.
import { fold } from "./fold.js"

// Scripts whose runs are words; kanji and what follows are split at known words.
const RUNS = /[\p{Script=Latin}\d][\p{Script=Latin}\d'’.-]*|[\p{Script=Katakana}ー]+|[\p{Script=Han}々〆]+|[\p{Script=Hiragana}ー]+/gu
const HIRAGANA = /^[ぁ-んー]+$/
const HAN = /[\p{Script=Han}々]/u
const LATIN = /^[a-z0-9]/
// A word that ends in how it is inflected: 手続き is 手続, 払い is 払.
const INFLECTED = /^([\p{Script=Han}々].*?[\p{Script=Han}々]|[\p{Script=Han}々])[ぁ-ん]{1,2}$/u
const LEAST_KANA = 3
const MOST = 12
// Words that tell nothing: who asks, how, when, and that they ask.
const IDLE = new Set((
  "何 方 向 方法 時 人 場合 日 教 教え 知 知りたい 使 出 見 行 来 言 思 取 受 欲 無 今 自分 必要 名 先 入 切 町 村 市 役場 町役場 役所 分 持 込 " +
  "できる できる? したい どうなる どうなる? どこ いつ だれ なに なぜ どう について とは やり方 仕方 場所 時間 " +
  "a about all am an and any anyone are as at be by can could do does for from get had has have how i if in into is it its me my need of on or our " +
  "please so that the their them there this to town up want was we what when where which who why will with would you your"
).split(" "))

export class Asking {
  #told
  #words
  #sounds
  #everyday
  #spelled = new Map()

  // told: asking.json, see hooks/machidx/search/asking.py.
  constructor(told) {
    this.#told = told
    this.#words = new Map(told.words.split(" ").map((word) => [fold(word), word]))
  }

  // The telling words of a query, folded and without endings.
  words(asked) {
    const all = asked.normalize("NFKC").split(/\s+/).flatMap((part) => this.#split(part)).filter((word) => !IDLE.has(fold(word)))
    return [...new Set(all.map((word) => this.#stem(word)))].filter((word) => !IDLE.has(word))
  }

  // A word as it was written.
  spelled(word) {
    return this.#spelled.get(word) ?? word
  }

  #stem(word) {
    const folded = fold(word)
    const stem = folded.match(INFLECTED)?.[1] ?? folded
    if (!this.#spelled.has(stem)) this.#spelled.set(stem, word)
    return stem
  }

  // Everyday words and questions whose telling words the query has: [{id, at, title, words, isWhole}]; isWhole: and no
  // others.
  everyday(words) {
    const there = new Set(words)
    return this.#all().filter((one) => one.words.length && one.words.every((word) => there.has(word)))
      .map((one) => ({ ...one, isWhole: one.words.length === words.length }))
  }

  // The official words for what residents say, where the query says nothing else, and the pages that have them: {words, ids}.
  official(words) {
    const isSaid = (said) => { const all = this.words(said); return all.length === words.length && all.every((word) => words.includes(word)) }
    const [, [official, differences]] = Object.entries(this.#told.official).find(([said]) => words.length && isSaid(said)) ?? [, [[], []]]
    let id = 0
    return { words: official, ids: differences.map((difference) => (id += difference)) }
  }

  // Everyday words and questions of which the query has one telling word or more, but not all: [{id, at, title, word}].
  partly(words) {
    return this.#all().flatMap(({ words: all, ...one }) => {
      const shared = all.filter((word) => words.includes(word))
      return shared.length < all.length ? shared.map((word) => ({ ...one, word })) : []
    })
  }

  // Whether an everyday word has a telling word.
  isSaid(word) {
    return this.#all().some(({ words }) => words.includes(word))
  }

  // All questions as {id, at, title, words}.
  get questions() {
    return this.#told.questions.map(([id, at, title]) => ({ id, at, title, words: this.words(title) }))
  }

  // The known word that was meant, by its reading in kana or Latin letters, or but for one character.
  meant(word, before = "", after = "") {
    const read = this.#told.readings[word] ?? (LATIN.test(word) ? this.#bySound().get(sound(word)) : undefined)
    if (read) return { said: word, word: read }
    for (const said of [before + word, word + after, word]) {
      const near = said.length >= LEAST_KANA + LATIN.test(said) ? this.#near(said) : undefined
      if (near) return { said, word: near }
    }
    return undefined
  }

  #read(word) {
    return this.#words.get(word) ?? this.#told.readings[word] ?? word
  }

  #all() {
    this.#everyday ??= [
      ...this.#told.questions.flatMap(([id, at, title, said]) => said.map((word) => ({ id, at, title, words: this.words(word) }))),
      ...Object.entries(this.#told.everyday).flatMap(([word, differences]) => {
        const words = this.words(word)
        let id = 0
        return differences.map((difference) => ({ id: (id += difference), words }))
      }),
    ]
    return this.#everyday
  }

  #bySound() {
    this.#sounds ??= new Map([
      ...[...this.#words.keys()].filter((word) => HIRAGANA.test(word)).map((word) => [sound(romanized(word)), this.#read(word)]),
      ...Object.entries(this.#told.readings).map(([kana, word]) => [sound(romanized(kana)), word]),
    ])
    return this.#sounds
  }

  #near(said) {
    const close = [...this.#words.keys(), ...Object.keys(this.#told.readings)].filter((word) => differsOnce(word, said))
    const [best] = close.sort((one, other) => Math.abs(one.length - said.length) - Math.abs(other.length - said.length))
    return best && this.#read(best)
  }

  // Splits a part without spaces, at known words first.
  #split(part) {
    const runs = [...part.matchAll(RUNS)].map(({ 0: run, index }) => ({ from: index, to: index + run.length, run }))
    const folded = fold(part)
    if (folded.length !== part.length) return runs.map(({ run }) => run).filter((run) => !HIRAGANA.test(run))
    const ends = new Set(runs.flatMap(({ from, to, run }) => (HAN.test(run) || HIRAGANA.test(run) ? [...run].map((_, at) => from + at + 1) : [to])))
    const out = []
    for (const { from, to, run } of runs) {
      let at = Math.max(from, out.at(-1)?.to ?? 0)
      let unknown = at
      const isWord = !HIRAGANA.test(run)
      if (LATIN.test(folded.slice(from, to))) { out.push({ word: run, to }); continue }
      while (at < to) {
        const end = this.#longest(folded, at, ends, run)
        if (!end) { at++; continue }
        if (isWord && unknown < at) out.push({ word: part.slice(unknown, at), to: at })
        out.push({ word: this.#words.has(folded.slice(at, end)) ? part.slice(at, end) : this.#read(folded.slice(at, end)), to: end })
        at = unknown = end
      }
      if (isWord && unknown < to) out.push({ word: part.slice(unknown, to), to })
    }
    return out.map(({ word }) => word)
  }

  // The end of the longest known word from a place on, which ends where a run may end.
  #longest(folded, at, ends, run) {
    const isWhole = !HAN.test(run) && !HIRAGANA.test(run)
    const least = HIRAGANA.test(run) ? LEAST_KANA : 1
    for (let end = Math.min(folded.length, at + MOST); end >= at + least; end--) {
      const word = folded.slice(at, end)
      const isKnown = this.#words.has(word) || (HIRAGANA.test(run) && Object.hasOwn(this.#told.readings, word))
      if (isKnown && (ends.has(end) || (isWhole && this.#fits(folded, end, ends)))) return end
    }
    return 0
  }

  // Whether known words fill the rest of a run.
  #fits(folded, from, ends) {
    if (ends.has(from)) return true
    for (let end = from + LEAST_KANA; end <= from + MOST && end <= folded.length; end++) {
      if (this.#words.has(folded.slice(from, end)) && this.#fits(folded, end, ends)) return true
    }
    return false
  }
}

// Whether two words differ by one character that is another, missing, added, or swapped with the next.
function differsOnce(one, other) {
  if (one === other || Math.abs(one.length - other.length) > 1) return false
  let from = 0
  while (from < one.length && one[from] === other[from]) from++
  let [a, b] = [one.length, other.length]
  while (a > from && b > from && one[a - 1] === other[b - 1]) { a--; b-- }
  const [left, right] = [one.slice(from, a), other.slice(from, b)]
  return (left.length <= 1 && right.length <= 1) || (left.length === 2 && right === left[1] + left[0])
}

const SOUNDS = {
  あ: "a", い: "i", う: "u", え: "e", お: "o", か: "ka", き: "ki", く: "ku", け: "ke", こ: "ko", さ: "sa", し: "shi", す: "su", せ: "se", そ: "so",
  た: "ta", ち: "chi", つ: "tsu", て: "te", と: "to", な: "na", に: "ni", ぬ: "nu", ね: "ne", の: "no", は: "ha", ひ: "hi", ふ: "fu", へ: "he", ほ: "ho",
  ま: "ma", み: "mi", む: "mu", め: "me", も: "mo", や: "ya", ゆ: "yu", よ: "yo", ら: "ra", り: "ri", る: "ru", れ: "re", ろ: "ro", わ: "wa", を: "o", ん: "n",
  が: "ga", ぎ: "gi", ぐ: "gu", げ: "ge", ご: "go", ざ: "za", じ: "ji", ず: "zu", ぜ: "ze", ぞ: "zo", だ: "da", ぢ: "ji", づ: "zu", で: "de", ど: "do",
  ば: "ba", び: "bi", ぶ: "bu", べ: "be", ぼ: "bo", ぱ: "pa", ぴ: "pi", ぷ: "pu", ぺ: "pe", ぽ: "po", ぁ: "a", ぃ: "i", ぅ: "u", ぇ: "e", ぉ: "o",
  ゃ: "ya", ゅ: "yu", ょ: "yo", ゔ: "vu", っ: "", ー: "",
}

// A word of kana in Latin letters: しょ is shiyo, which ``sound`` makes sho.
const romanized = (kana) => [...kana].map((sign) => SOUNDS[sign] ?? sign).join("")
  .replace(/(sh|ch|j)iy([auo])/g, "$1$2").replace(/([kgnhbpmr])iy([auo])(?=.|$)/g, "$1y$2")

// What different ways to write a word in Latin letters have in common: long vowels and doubled letters are short.
function sound(latin) {
  const plain = latin.normalize("NFD").replace(/[\u0300-\u036f'’-]/g, "")
  return plain.replace(/sy/g, "sh").replace(/[tc]y/g, "ch").replace(/[zj]y/g, "j").replace(/si/g, "shi").replace(/ti/g, "chi").replace(/tu/g, "tsu")
    .replace(/hu/g, "fu").replace(/zi|di/g, "ji").replace(/m(?=[bmp])/g, "n").replace(/ou/g, "o").replace(/(.)\1+/g, "$1")
}
