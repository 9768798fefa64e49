// Finds every page whose text contains the words asked for, and no other, with the index of hooks/machidx/search/.
import { fold, key, withoutSeparators } from "./fold.js"

const LONGEST = 3
// Where the words of the title and of the summary end; hooks/machidx/search/index.py fills them up to there.
const TITLE_END = 160
const SUMMARY_END = TITLE_END + 480
const FEW = 10

// As hooks/machidx/search/tokens.py writes them.
function code(character) {
  let number = character.codePointAt(0)
  let out = ""
  for (let i = 0; i < 4; i++) {
    out = String.fromCharCode(97 + (number % 26)) + out
    number = Math.floor(number / 26)
  }
  return out
}
const codes = (text) => [...text].map(code).join("")
const word = (run) => "abc"[[...run].length - 1] + codes(run)

export const words = (asked) => withoutSeparators(fold(asked)).split(/\s+/).filter(Boolean)

export class Engine {
  #base
  #parts
  #pagefind
  #records = new Map()

  constructor(base, parts) {
    this.#base = base
    this.#parts = parts
  }

  async #load() {
    const first = new URL("0/", this.#base)
    const pagefind = await import(new URL("pagefind.js", first))
    await pagefind.options({ basePath: first.pathname })
    for (let part = 1; part < this.#parts; part++) await pagefind.mergeIndex(new URL(`${part}/`, this.#base).pathname)
    return pagefind
  }

  // Every hit in the order in which it is shown: {id, byName}. byName: the asked name's term, if the text has it not.
  async find(asked, filters) {
    const wanted = words(asked)
    if (!wanted.length) return []
    const name = codes(key(asked))
    const [own, uses, ...found] = await Promise.all([
      this.#search(`n${name}`, filters),
      this.#search(`u${name}`, filters),
      ...wanted.map((run) => this.#containing([...run], filters)),
    ])
    const direct = [...found[0].keys()].filter((id) => found.every((hits) => hits.has(id)))
    const tier = (id) => Math.max(...found.map((hits) => hits.get(id)))
    const order = new Map(direct.map((id, index) => [id, index]))
    direct.sort((one, other) => tier(one) - tier(other) || order.get(one) - order.get(other))
    const all = new Set([...own.keys(), ...direct, ...uses.keys()])
    return [...all].map((id) => ({ id, byName: !order.has(id) }))
  }

  // The pages that contain a run, each with what was hit: 0 title, 1 summary, 2 text.
  async #containing(run, filters) {
    if (run.length <= LONGEST) return this.#search(word(run.join("")), filters)
    const middle = Math.floor((run.length - LONGEST) / 2)
    const near = await this.#search(word(run.slice(middle, middle + LONGEST).join("")), filters)
    if (near.size > FEW) {
      return this.#search(run.slice(LONGEST - 1).map((_, at) => word(run.slice(at, at + LONGEST).join(""))).join(" "), filters)
    }
    // Few pages: their texts are shown anyway, and tell for sure.
    const texts = await Promise.all([...near.keys()].map((id) => this.record(id)))
    return new Map([...near].filter((_, at) => contains(texts[at], run.join(""))))
  }

  async #search(phrase, filters) {
    this.#pagefind ??= this.#load()
    const answer = await (await this.#pagefind).search(`"${phrase}"`, { filters, sort: { order: "asc" } })
    return new Map(answer.results.map(({ id, words: places }) => [id, tierOf(Math.min(...places))]))
  }

  record(id) {
    if (!this.#records.has(id)) {
      this.#records.set(id, fetch(new URL(`pages/${id}.json`, this.#base)).then((answer) => answer.json()))
    }
    return this.#records.get(id)
  }

  // The name that was asked for, of a term that the page is of: its kind, or undefined.
  async nameOf(id, asked) {
    return (await this.record(id)).names?.[key(asked)]
  }
}

const tierOf = (place) => (place < TITLE_END ? 0 : place < SUMMARY_END ? 1 : 2)

export const contains = ({ lines }, run) =>
  lines.some((line) => {
    const folded = fold(line)
    return folded.includes(run) || withoutSeparators(folded).includes(run)
  })
