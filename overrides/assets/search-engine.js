// Finds every page whose text contains the words asked for, and no other, with the index of hooks/machidx/search/.
import { fold, key, withoutSeparators } from "./fold.js"

// Looking up another word costs about as much as the texts of so many pages; those of the first ten are shown anyway.
const PER_LOOKUP = 12
const SHOWN = 10
// So many answers of the web host the browser remembers; 250 by itself.
const REMEMBERED = 10_000
const LATER = 30
const ORDERED = { sort: { order: "asc" } }

function letters(number, size) {
  let out = ""
  for (let i = 0; i < size; i++) {
    out = String.fromCharCode(97 + (number % 26)) + out
    number = Math.floor(number / 26)
  }
  return out
}

export const words = (asked) => [...new Set(withoutSeparators(fold(asked)).split(/\s+/).filter(Boolean))]

// How the index is written, by hooks/machidx/search/tokens.py and index.py, stands in the search form:
// parts: how many there are; longest: the characters of the longest words; alone: what words of Latin letters it knows
// where they stand alone, so that such hits come first among their like; whole, filter: the signs of those and of
// choices; blocks: which characters have which letters; titleEnd, summaryEnd: where the words of these end;
// engine, names, pages, uses: files and folders.
export class Engine {
  #base
  #written
  #pagefind
  #files = new Map()
  #begun = performance.now()

  constructor(base, written) {
    this.#base = base
    this.#written = written
    performance.setResourceTimingBufferSize(REMEMBERED)
  }

  async #load() {
    const first = new URL("0/", this.#base)
    const { createInstance } = await import(new URL(this.#written.engine, first))
    // A worker would have to load the same code once more.
    const pagefind = createInstance({ basePath: first.pathname, noWorker: true })
    for (let part = 1; part < this.#written.parts; part++) await pagefind.mergeIndex(new URL(`${part}/`, this.#base).pathname)
    return pagefind
  }

  // Every hit in the order in which it is shown: {id, named}. named: the term or the town that is asked for by one of
  // its names, on pages that have not the words themselves. Without words: all that was chosen.
  async find(asked, filters) {
    const wanted = words(asked)
    // Whole words come first where one is asked for; of several each would load a part of the index for the order alone.
    const canStandAlone = new RegExp(`^${this.#written.alone}$`)
    const whole = wanted.length === 1 ? wanted.filter((run) => canStandAlone.test(run)) : []
    const [chosen, own, direct, alone] = await Promise.all([
      Promise.all(Object.entries(filters).map(([name, value]) => this.#search(this.#written.filter + this.#codes(`${name}:${value}`)))),
      this.#called(asked),
      wanted.length ? this.#all(wanted.map((run) => [...run])) : new Map(),
      Promise.all(whole.map((run) => this.#search(this.#codes(run) + this.#written.whole))),
    ])
    if (!wanted.length) return [...(chosen[0]?.keys() ?? [])].filter(inAll(chosen)).map((id) => ({ id }))
    const uses = await Promise.all(own.map(({ slug }) => this.#read(`${this.#written.uses}/${slug}.json`)))
    const named = new Map(uses.flatMap((ids, at) => ids.map((id) => [id, own[at]])))
    for (const one of own) named.set(one.id, one)
    const rank = (id) => 2 * direct.get(id) + (inAll(alone)(id) ? 0 : 1)
    const ranked = [...direct.keys()].sort((one, other) => rank(one) - rank(other))
    const all = new Set([...own.map(({ id }) => id), ...ranked, ...named.keys()])
    return [...all].filter(inAll(chosen)).map((id) => ({ id, named: direct.has(id) ? undefined : named.get(id) }))
  }

  // The terms and towns that have what is asked for as one of their names.
  async #called(asked) {
    return asked ? (await this.names()).filter(({ names }) => Object.hasOwn(names, key(asked))) : []
  }

  // All terms and towns: {id, title, url, slug, names}, names by their keys with the kind of name.
  names() {
    return this.#read(this.#written.names)
  }

  // The pages that contain all runs, in the order of equal hits, each with what was hit (of several runs the farthest):
  // 0 title, 1 summary, 2 text. Looks up part after part, until the pages that are left are few enough to be read.
  async #all(runs) {
    const starts = new Map()
    const left = lookups(runs, this.#written.longest)
    let pages
    while (left.length) {
      const { run, at } = left.shift()
      const found = await this.#starts(run, at)
      starts.set(run, starts.has(run) ? meeting(starts.get(run), found) : found)
      pages = [...(pages ?? found.keys())].filter((id) => starts.get(run).has(id))
      if (left.length && pages.length <= SHOWN + PER_LOOKUP * left.length) return this.#reading(pages, runs)
    }
    return new Map(pages.map((id) => [id, Math.max(...runs.map((run) => this.#tier(Math.min(...starts.get(run).get(id)))))]))
  }

  // The same among some pages, by their texts.
  async #reading(pages, runs) {
    const tiers = (record) => runs.map((run) => where(record, run.join("")))
    const read = await Promise.all(pages.map(async (id) => [id, tiers(await this.record(id))]))
    return new Map(read.filter(([, all]) => !all.includes(undefined)).map(([id, all]) => [id, Math.max(...all)]))
  }

  // By page the places where a run would have to begin for its characters from a place on to stand where they do.
  async #starts(run, at) {
    const { longest } = this.#written
    const wanted = this.#codes(run.slice(at, at + longest))
    const found = await (run.length > longest ? this.#places(wanted) : this.#search(wanted))
    return new Map([...found].map(([id, places]) => [id, places.map((place) => place - at)]))
  }

  // 0 title, 1 summary, 2 text.
  #tier(place) {
    return place < this.#written.titleEnd ? 0 : place < this.#written.summaryEnd ? 1 : 2
  }

  // Characters in letters, as the index has them.
  #codes(characters) {
    return [...characters].map((character) => {
      const number = character.codePointAt(0)
      const { first, start, size, sign } = this.#written.blocks.find(({ first, last }) => first <= number && number <= last)
      return sign + letters(start + number - first, size)
    }).join("")
  }

  // By page the first places of a word, in the order of equal hits.
  #search(wanted) {
    return this.#ask(`"${wanted}"`)
  }

  // The same with all places of the word. Pagefind tells them of a word without quotation marks only, and without
  // them takes another word for one that it does not know.
  async #places(wanted) {
    const known = await this.#search(wanted)
    if (!known.size) return known
    const places = await this.#ask(wanted)
    return new Map([...known.keys()].map((id) => [id, places.get(id)]))
  }

  async #ask(query) {
    const { results } = await (await this.#engine()).search(query, ORDERED)
    // Nothing found may be nothing loaded; Firefox writes it down a moment later.
    if (!results.length) await new Promise((done) => setTimeout(done, LATER))
    this.#mustBeWhole()
    return new Map(results.map(({ id, words }) => [id, words]))
  }

  // A part of the index that Pagefind could not load it takes for an empty one, and tells nobody.
  #mustBeWhole() {
    const failed = ({ name, startTime, responseStatus: status }) =>
      name.startsWith(this.#base) && startTime > this.#begun && (status === 0 || status >= 400)
    if (performance.getEntriesByType("resource").some(failed)) throw new Error("a part of the index is not there")
  }

  #engine() {
    this.#pagefind ??= this.#load()
    return this.#pagefind
  }

  // The original writing of a page: {url, title, town, kind, summary, lines}.
  record(id) {
    return this.#read(`${this.#written.pages}/${id}.json`)
  }

  #read(path) {
    if (!this.#files.has(path)) this.#files.set(path, load(new URL(path, this.#base)))
    return this.#files.get(path)
  }
}

const inAll = (found) => (id) => found.every((pages) => pages.has(id))

async function load(address) {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`${answer.status} ${address}`)
  return answer.json()
}

// What is looked up, in this order: a part of each run, the longest first, and then the others.
function lookups(runs, longest) {
  const all = runs.flatMap((run) => parts(run, longest).map((at, nth) => ({ run, at, nth })))
  return all.sort((one, other) => one.nth - other.nth || other.run.length - one.run.length)
}

// From where on a run's characters are looked up, until all are; what is rarest often stands in its middle.
function parts(run, longest) {
  if (run.length <= longest) return [0]
  const all = []
  for (let at = 0; at < run.length - longest; at += longest) all.push(at)
  all.push(run.length - longest)
  const [middle] = all.splice(Math.floor(all.length / 2), 1)
  return [middle, ...all]
}

// The pages with a place that both have.
function meeting(some, others) {
  const both = (id, places) => places.filter((place) => others.get(id)?.includes(place))
  return new Map([...some].map(([id, places]) => [id, both(id, places)]).filter(([, places]) => places.length))
}

function where({ title, summary, lines }, run) {
  if (has(title, run)) return 0
  if (has(summary, run)) return 1
  return lines.some((line) => has(line, run)) ? 2 : undefined
}

// Whether a text has a run of characters, as a reader means them.
export function has(text, run) {
  const folded = fold(text)
  return folded.includes(run) || withoutSeparators(folded).includes(run)
}
