// Finds exactly the pages whose text contains all words of a query, with the index from hooks/machidx/search/.
import { fold, key, withoutSeparators } from "./fold.js"

// Looking up one more word costs about as much as loading this many records; the first SHOWN are loaded anyway.
const PER_LOOKUP = 12
const SHOWN = 10
// Size of the browser's resource timing buffer (default: 250), which #mustBeWhole reads.
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

// The search form carries the layout of the index (hooks/machidx/search/tokens.py, index.py) as ``written``:
// parts: number of parts; longest: characters in the longest words; alone: pattern of Latin words that are also indexed
// as whole words, which rank first among equal hits; whole, filter: affixes of whole words and of filter values;
// blocks: encoding of characters; titleEnd, summaryEnd: word positions where these regions end;
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
    // Without a worker, which would load the same code again.
    const pagefind = createInstance({ basePath: first.pathname, noWorker: true })
    for (let part = 1; part < this.#written.parts; part++) await pagefind.mergeIndex(new URL(`${part}/`, this.#base).pathname)
    return pagefind
  }

  // All hits as {id, named}, in display order. named: the term or town with the query as a name, on pages that match by
  // that name but lack the words themselves. A query without words returns all pages that match the filters.
  async find(asked, filters) {
    const wanted = words(asked)
    // Whole words rank first for a single word; for several, each would load a part of the index only for ranking.
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

  // The terms and towns with the query as one of their names.
  async #called(asked) {
    return asked ? (await this.names()).filter(({ names }) => Object.hasOwn(names, key(asked))) : []
  }

  // All terms and towns: {id, title, url, slug, names}; names maps folded names to their kind.
  names() {
    return this.#read(this.#written.names)
  }

  // Map from page id to tier (0 title, 1 summary, 2 text; the highest among the runs) for pages with all runs, in the
  // order of equal hits. Looks up part after part until few enough pages are left to read their records.
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

  // The same for given pages, by reading their records.
  async #reading(pages, runs) {
    const tiers = (record) => runs.map((run) => where(record, run.join("")))
    const read = await Promise.all(pages.map(async (id) => [id, tiers(await this.record(id))]))
    return new Map(read.filter(([, all]) => !all.includes(undefined)).map(([id, all]) => [id, Math.max(...all)]))
  }

  // Map from page id to possible start positions of a run, given where its characters from ``at`` on are found.
  async #starts(run, at) {
    const { longest } = this.#written
    const wanted = this.#codes(run.slice(at, at + longest))
    const found = await (run.length > longest ? this.#places(wanted) : this.#search(wanted))
    return new Map([...found].map(([id, places]) => [id, places.map((place) => place - at)]))
  }

  // The region of a word position: 0 title, 1 summary, 2 text.
  #tier(place) {
    return place < this.#written.titleEnd ? 0 : place < this.#written.summaryEnd ? 1 : 2
  }

  // Encodes characters as the index does.
  #codes(characters) {
    return [...characters].map((character) => {
      const number = character.codePointAt(0)
      const { first, start, size, sign } = this.#written.blocks.find(({ first, last }) => first <= number && number <= last)
      return sign + letters(start + number - first, size)
    }).join("")
  }

  // Map from page id to the first positions of a word, in the order of equal hits.
  #search(wanted) {
    return this.#ask(`"${wanted}"`)
  }

  // The same with all positions. Pagefind returns them only for unquoted words, but replaces an unknown unquoted word
  // by another one, so check with the quoted word first.
  async #places(wanted) {
    const known = await this.#search(wanted)
    if (!known.size) return known
    const places = await this.#ask(wanted)
    return new Map([...known.keys()].map((id) => [id, places.get(id)]))
  }

  async #ask(query) {
    const { results } = await (await this.#engine()).search(query, ORDERED)
    // An empty result may mean a failed download; Firefox records its timing a moment later.
    if (!results.length) await new Promise((done) => setTimeout(done, LATER))
    this.#mustBeWhole()
    return new Map(results.map(({ id, words }) => [id, words]))
  }

  // Throws if a download failed: Pagefind silently treats a missing part of the index as empty.
  #mustBeWhole() {
    const failed = ({ name, startTime, responseStatus: status }) =>
      name.startsWith(this.#base) && startTime > this.#begun && (status === 0 || status >= 400)
    if (performance.getEntriesByType("resource").some(failed)) throw new Error("a part of the index is not there")
  }

  #engine() {
    this.#pagefind ??= this.#load()
    return this.#pagefind
  }

  // The record of a page, in original spelling: {url, title, town, kind, summary, lines}.
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

// Look-ups in order: one part of each run, longest runs first, then the remaining parts.
function lookups(runs, longest) {
  const all = runs.flatMap((run) => parts(run, longest).map((at, nth) => ({ run, at, nth })))
  return all.sort((one, other) => one.nth - other.nth || other.run.length - one.run.length)
}

// Offsets at which parts of a run are looked up, together covering it; starts in the middle, often the rarest part.
function parts(run, longest) {
  if (run.length <= longest) return [0]
  const all = []
  for (let at = 0; at < run.length - longest; at += longest) all.push(at)
  all.push(run.length - longest)
  const [middle] = all.splice(Math.floor(all.length / 2), 1)
  return [middle, ...all]
}

// Pages in both maps with at least one common position, and these positions.
function meeting(some, others) {
  const both = (id, places) => places.filter((place) => others.get(id)?.includes(place))
  return new Map([...some].map(([id, places]) => [id, both(id, places)]).filter(([, places]) => places.length))
}

function where({ title, summary, lines }, run) {
  if (has(title, run)) return 0
  if (has(summary, run)) return 1
  return lines.some((line) => has(line, run)) ? 2 : undefined
}

// Whether a text contains a folded run, with or without thousands separators.
export function has(text, run) {
  const folded = fold(text)
  return folded.includes(run) || withoutSeparators(folded).includes(run)
}
