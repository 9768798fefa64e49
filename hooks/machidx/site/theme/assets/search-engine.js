// Finds exactly the pages whose text contains all words of a query, with the index from hooks/machidx/search/index.py.
import { askedWords, fold, key, withoutSeparators } from "./fold.js"
import { Asking } from "./search-asking.js"
import { inAll, nearest } from "./search-nearest.js"

// Looking up one more word costs about as much as loading this many records; the first SHOWN are loaded anyway.
const PER_LOOKUP = 5
const SHOWN = 10
// The filter by town.
const TOWN = "town"
// Ranks of pages with the query as their name, of those with it as an everyday word, and of those that only a name leads
// to; others lie between; after them those that only other words for the same lead to. BACK is added for the home page, guides and editors' pages.
const FIRST = -3
const QUESTION = -2
const EVERYDAY = -1
const LAST = 9
const OTHERWISE = 10
export const TEXT = 4
export const BACK = 20

// A choice of a town leaves out the other towns, and not what belongs to no town: terms, themes, lists.
//
// Searches this site and others on the same host as one, by the addresses of their indexes, ours first. Of the
// others, only the pages of towns are found: all else is there in each site.
export class Engines {
  #all

  constructor(addresses) {
    this.#all = addresses.map((address, at) => new Engine(address, at > 0))
  }

  // All hits as {id, named, rank, engine}, in display order (see Engine.find).
  async find(asked, filters) {
    const found = await Promise.all(this.#all.map((engine) => engine.find(asked, filters)))
    return found.flat().sort((one, other) => one.rank - other.rank)
  }

  // What comes nearest to a query whose words stand together on no page (see search-nearest.js).
  async nearest(asked, filters) {
    return nearest(this.#all, asked, filters)
  }

  // All terms and towns, each with its engine (see Engine.names).
  async names() {
    const found = await Promise.all(this.#all.map((engine) => engine.names()))
    return found.flatMap((names, at) => names.map((one) => ({ ...one, engine: this.#all[at] })))
  }
}

// The manifest, which stands at the address of an index, tells the layout of the index:
// longest: characters in the longest words; tiers: number of tiers; alone: pattern of Latin words that are also indexed
// as whole words, which rank first among equal hits; katakana: the same for katakana; whole: their suffix;
// last: the group of pages that come last; words, pages, names, uses, filters, asking: files and folders.
class Engine {
  #ofTowns
  #manifest
  #files = new Map()
  #asks

  constructor(address, ofTowns) {
    this.address = address
    this.#ofTowns = ofTowns
  }

  // All hits as {id, named, rank, engine, instead}, in display order, which is that of ranks. named: the term or town with
  // the query as a name, on pages that match by that name but lack the words themselves; instead: the words for the same
  // of which the page has one. A query without words returns all pages that match the filters.
  async find(asked, filters) {
    const wanted = askedWords(asked)
    // Whole words rank first for a single word; for several, each would load a part of the index only for ranking.
    const layout = await this.#layout()
    const { alone: latin, katakana } = layout
    const canStandAlone = new RegExp(`^${latin}$`).test(wanted[0]) || new RegExp(`^${katakana}$`).test(asked.normalize("NFKC"))
    const whole = wanted.length === 1 && canStandAlone ? wanted : []
    const [chosen, said, own, direct, alone, others] = await Promise.all([
      this.chosen(filters, wanted.length > 0),
      this.#said(asked, filters),
      this.called(asked),
      wanted.length ? this.#all(wanted.map((run) => [...run])) : new Map(),
      Promise.all(whole.map((run) => this.#tiers(run + layout.whole))),
      this.#otherwise(asked, filters),
    ])
    if (!wanted.length) return [...(Object.keys(filters).length ? chosen[0] : [])].filter(inAll(chosen)).map((id) => ({ id, rank: 0, engine: this }))
    const uses = await Promise.all(own.map(({ slug }) => this.#read(`${layout.uses}/${slug}.json`)))
    const named = new Map(uses.flatMap((ids, at) => ids.map((id) => [id, own[at]])))
    for (const one of own) named.set(one.id, one)
    const names = new Set(own.map(({ id }) => id))
    const everyday = new Set(said.filter(({ at }) => !at).map(({ id }) => id))
    for (const id of everyday) if (!named.has(id)) named.set(id, {})
    const isBack = await this.#back()
    const standing = (id) => (direct.has(id) ? 2 * direct.get(id) + (inAll(alone)(id) ? 0 : 1) : LAST) + (isBack(id) ? BACK : 0)
    const rank = (id) => (names.has(id) ? FIRST : everyday.has(id) ? EVERYDAY : standing(id))
    const all = [...new Set([...names, ...everyday, ...direct.keys(), ...named.keys()])].filter(inAll(chosen))
    const hits = all.map((id) => ({ id, named: direct.has(id) ? undefined : named.get(id), rank: rank(id), engine: this }))
    const questions = said.filter(({ at }) => at).map(({ id, at, title }) => ({ id, at, title, named: {}, rank: QUESTION, engine: this }))
    const known = new Set(all)
    const otherwise = others.filter(({ id }) => !known.has(id) && inAll(chosen)(id))
      .map(({ id, instead }) => ({ id, named: {}, rank: OTHERWISE + (isBack(id) ? BACK : 0), engine: this, instead, wanted: instead.flatMap(askedWords) }))
    return [...questions, ...hits, ...otherwise].sort((one, other) => one.rank - other.rank)
  }

  // The pages on other words for the query, which is an everyday word: official ones, else the terms that it means; as
  // {id, instead}, each page once.
  async #otherwise(asked, filters) {
    const [layout, asking, own, said] = await Promise.all([this.#layout(), this.asking(), this.called(asked), this.#said(asked, filters)])
    if (own.length) return []
    const everyday = new Set(said.filter(({ at }) => !at).map(({ id }) => id))
    const official = asking.official(asking.words(asked))
    const found = official.ids.length
      ? official.ids.map((id) => ({ id, instead: official.words }))
      : await Promise.all((everyday.size ? await this.names() : []).filter(({ id }) => everyday.has(id)).map(async ({ slug, title }) =>
        (await this.#read(`${layout.uses}/${slug}.json`)).map((id) => ({ id, instead: [title] }))))
    return [...new Map(found.flat().reverse().map((one) => [one.id, one])).values()].sort((one, other) => one.id - other.id)
  }

  // The pages and questions of which the query is an everyday word.
  async #said(asked, filters) {
    const asking = await this.asking()
    const said = asking.everyday(asking.words(asked)).filter(({ at, isWhole }) => isWhole && (!at || this.mayAnswer(filters)))
    return said.filter((one, nth) => said.findIndex(({ id, at }) => id === one.id && at === one.at) === nth)
  }

  // Questions are answered for all towns at once.
  mayAnswer(filters) {
    return !this.#ofTowns && !Object.keys(filters).length
  }

  async #back() {
    const [group, { last }] = await Promise.all([this.groups(), this.#layout()])
    return (id) => group(id) === last
  }

  // A function that tells the group of a page.
  async groups() {
    const { groups } = await this.#told()
    const ends = sums(groups.map(([, count]) => count))
    return (id) => groups[ends.findIndex((end) => id < end)]?.[0]
  }

  // The number of pages.
  async count() {
    return (await this.#told()).pages
  }

  // Where a word stands: {tiers, alone}, a map from page id to tier, and the pages that have it as a whole word; without
  // the pages that come last.
  async standing(word) {
    const { whole } = await this.#layout()
    const [tiers, isBack, alone] = await Promise.all([this.#all([[...word]]), this.#back(), this.#tiers(word + whole)])
    return { tiers: new Map([...tiers].filter(([id]) => !isBack(id))), alone }
  }

  // The pages that each filter leaves; of another site's, those of towns. To a query, a town leaves those of no town, too.
  chosen(filters, isQuery = true) {
    const left = ([name, value]) => (isQuery && name === TOWN ? this.#ofTownOrNone(value) : this.#filtered(name, value))
    return Promise.all([...Object.entries(filters).map(left), ...(this.#ofTowns ? [this.#townPages()] : [])])
  }

  // The pages of a town, and those that belong to none.
  async #ofTownOrNone(town) {
    const [own, all] = await Promise.all([this.#filtered(TOWN, town), this.#townPages()])
    return { has: (id) => own.has(id) || !all.has(id) }
  }

  async asking() {
    const { asking } = await this.#layout()
    this.#asks ??= new Asking(await this.#read(asking))
    return this.#asks
  }

  // The pages that a value of a filter leaves.
  async #filtered(name, value) {
    const values = await this.#values(name)
    return new Set(Object.hasOwn(values, value) ? sums(values[value]) : [])
  }

  // The pages that belong to towns.
  async #townPages() {
    return new Set(Object.values(await this.#values(TOWN)).flatMap(sums))
  }

  // The pages of each value of a filter, as differences; none in a language without pages.
  async #values(name) {
    const { filters, layout } = await this.#told()
    return filters.includes(name) ? this.#read(`${layout.filters}/${name}.json`) : {}
  }

  // The terms and towns with the query as one of their names.
  async called(asked) {
    return asked ? (await this.names()).filter(({ names }) => Object.hasOwn(names, key(asked))) : []
  }

  // All terms and towns: {id, title, url, slug, names}; names maps folded names to their kind.
  async names() {
    const all = await this.#read((await this.#layout()).names)
    if (!this.#ofTowns) return all
    const towns = await this.#townPages()
    return all.filter(({ id }) => towns.has(id))
  }

  // Map from page id to tier (0 title, 1 summary, 2 text; the highest among the runs) for pages with all runs, in the
  // order of equal hits. Looks up part after part until few enough pages are left to read their records.
  async #all(runs) {
    const { longest, tiers } = await this.#layout()
    const found = new Map()
    const left = lookups(runs, longest)
    let pages
    while (left.length) {
      const { run, at } = left.shift()
      const there = await this.#looked(run, at)
      found.set(run, found.has(run) ? meeting(found.get(run), there) : there)
      pages = [...(pages ?? there.keys())].filter((id) => found.get(run).has(id))
      if (left.length && pages.length <= SHOWN + PER_LOOKUP * left.length) return this.#reading(pages, runs)
    }
    const tier = (id) => Math.max(...runs.map((run) => Math.min(...found.get(run).get(id)) % tiers))
    return new Map(pages.map((id) => [id, tier(id)]))
  }

  // The same for given pages, by reading their records.
  async #reading(pages, runs) {
    const tiers = (record) => runs.map((run) => where(record, run.join("")))
    const read = await Promise.all(pages.map(async (id) => [id, tiers(await this.record(id))]))
    return new Map(read.filter(([, all]) => !all.includes(undefined)).map(([id, all]) => [id, Math.max(...all)]))
  }

  // Map from page id to possible starts of a run, given the offset from which on its characters are looked up. A start
  // is place * tiers + tier for the longest words; for shorter ones, of which no place is known, only the tier.
  async #looked(run, at) {
    const { longest, tiers } = await this.#layout()
    const word = run.slice(at, at + longest)
    if (word.length < longest) return this.#tiers(word.join(""))
    const found = new Map()
    const numbers = await this.#numbers(word.join(""))
    const pages = sums(numbers.filter((_, nth) => nth % 2 === 0))
    pages.forEach((id, nth) => found.set(id, [...(found.get(id) ?? []), numbers[2 * nth + 1] - at * tiers]))
    return found
  }

  // Map from page id to the first tier of a short word, in a list, in the order of equal hits.
  async #tiers(word) {
    const { tiers } = await this.#layout()
    return new Map(sums(await this.#numbers(word)).map((number) => [Math.floor(number / tiers), [number % tiers]]))
  }

  // The numbers that the index has for a word; none for a word that stands nowhere.
  async #numbers(word) {
    const { parts, layout: { words } } = await this.#told()
    const part = word.codePointAt(0) % parts
    const first = await this.#read(`${words}/${part}.json`)
    const block = first.findLastIndex((other) => other <= word)
    const there = block < 0 ? {} : await this.#read(`${words}/${part}/${block}.json`)
    return Object.hasOwn(there, word) ? there[word] : []
  }

  // The record of a page, in original spelling: {url, title, town, kind, summary, lines}.
  async record(id) {
    const { pages } = await this.#layout()
    return this.#read(`${pages}/${id}.json`)
  }

  async #read(path) {
    const { version } = await this.#told()
    if (!this.#files.has(path)) this.#files.set(path, load(new URL(`${version}/${path}`, this.address)))
    return this.#files.get(path)
  }

  async #layout() {
    return (await this.#told()).layout
  }

  // Asked for each time, whatever the host says of keeping files: all other files of an index never change.
  #told() {
    this.#manifest ??= load(this.address, { cache: "no-cache" })
    return this.#manifest
  }
}

// The numbers whose first one and whose differences are given.
function sums(differences) {
  let last = 0
  return differences.map((difference) => (last += difference))
}

async function load(address, how) {
  const answer = await fetch(address, how)
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
