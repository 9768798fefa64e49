// Finds every page whose text contains the words asked for, and no other, with the index of hooks/machidx/search/.
import { fold, key, withoutSeparators } from "./fold.js"

const LONGEST = 3
// Where the words of the title and of the summary end; hooks/machidx/search/index.py fills them up to there.
const TITLE_END = 160
const SUMMARY_END = TITLE_END + 480
// Another word of a phrase costs about as much as the texts of so many pages.
const PER_WORD = 20
const MANY = 60

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
    const [own, chosen, ...found] = await Promise.all([
      this.#search(`m${codes(key(asked))}`),
      Promise.all(Object.entries(filters).map(([name, value]) => this.#search(`o${codes(`${name}:${value}`)}`))),
      ...wanted.map((run) => this.#containing([...run])),
    ])
    const uses = await Promise.all([...own.keys()].map((id) => this.#users(id)))
    const direct = [...found[0].keys()].filter((id) => found.every((hits) => hits.has(id)))
    const tier = (id) => Math.max(...found.map((hits) => hits.get(id)))
    const order = new Map(direct.map((id, index) => [id, index]))
    direct.sort((one, other) => tier(one) - tier(other) || order.get(one) - order.get(other))
    const all = [...new Set([...own.keys(), ...direct, ...uses.flat()])]
    return all.filter((id) => chosen.every((hits) => hits.has(id))).map((id) => ({ id, byName: !order.has(id) }))
  }

  // The pages that link to the term whose page this is.
  async #users(id) {
    const { slug } = await this.record(id)
    return [...(await this.#search(`n${codes(slug)}`)).keys()]
  }

  // The pages that contain a run, each with what was hit: 0 title, 1 summary, 2 text.
  async #containing(run) {
    if (run.length <= LONGEST) return this.#search(word(run.join("")))
    const middle = Math.floor((run.length - LONGEST) / 2)
    const near = await this.#search(word(run.slice(middle, middle + LONGEST).join("")))
    if (near.size > Math.min(MANY, PER_WORD * (run.length - LONGEST))) {
      return this.#search(run.slice(LONGEST - 1).map((_, at) => word(run.slice(at, at + LONGEST).join(""))).join(" "))
    }
    // Few pages: to read their texts costs less than more of the index, and tells for sure.
    const texts = await Promise.all([...near.keys()].map((id) => this.record(id)))
    return new Map([...near].filter((_, at) => contains(texts[at], run.join(""))))
  }

  async #search(phrase) {
    this.#pagefind ??= this.#load()
    const answer = await (await this.#pagefind).search(`"${phrase}"`, { sort: { order: "asc" } })
    return new Map(answer.results.map(({ id, words: places }) => [id, tierOf(Math.min(...places))]))
  }

  record(id) {
    if (!this.#records.has(id)) {
      this.#records.set(id, fetch(new URL(`pages/${id}.json`, this.#base)).then((answer) => answer.json()))
    }
    return this.#records.get(id)
  }
}

const tierOf = (place) => (place < TITLE_END ? 0 : place < SUMMARY_END ? 1 : 2)

export const contains = ({ lines }, run) =>
  lines.some((line) => {
    const folded = fold(line)
    return folded.includes(run) || withoutSeparators(folded).includes(run)
  })
