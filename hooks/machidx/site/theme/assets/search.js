// The search page: shows results as the reader types, STEP at a time. Loads nothing before the first query.
import { askedWords, fold, foldWithPlaces, key } from "./fold.js"
import { BACK, Engines, TEXT, has } from "./search-engine.js"

const STEP = 10
const MOST = 500
const WAIT = 10
const AROUND = 60
const ALIKE = 0.4
const FEW = 5
const SENTENCE = /。|[.!?](?= |$)/
const SENTENCE_END = /(?<=。)(?=.)|(?<=[.!?]) +(?=[A-Z])/

function startSearch(root) {
  const form = root.querySelector("[data-search]")
  if (form) new Search(root, form).start()
}

class Search {
  constructor(root, form) {
    this.root = root
    this.form = form
    this.indexes = JSON.parse(form.dataset.search).map((address) => new URL(address, root.baseURI))
    this.#begin()
    this.list = root.getElementById("search-results")
    this.count = root.getElementById("search-count")
    this.more = root.getElementById("search-more")
    this.nothing = root.getElementById("search-nothing")
    this.understood = root.getElementById("search-understood")
    this.elsewhere = root.getElementById("search-elsewhere")
    this.instead = root.getElementById("search-instead")
    this.only = root.getElementById("search-only")
    this.chosen = root.getElementById("search-chosen")
    this.help = root.getElementById("search-help")
    this.round = 0
  }

  start() {
    const given = new URLSearchParams(location.search)
    for (const field of this.form.elements) if (field.name) field.value = given.get(field.name) ?? ""
    let timer
    this.form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(() => this.show(), WAIT) })
    this.form.addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(timer); this.show() })
    this.more.addEventListener("click", () => this.#showMore())
    this.only.querySelector("button").addEventListener("click", () => this.#searchAll(this.form.elements.town))
    this.nothing.querySelector("[data-unfilter] button").addEventListener("click", () => this.#searchAll(...this.#selects))
    // After my-town.js has chosen my town.
    addEventListener("DOMContentLoaded", () => this.#tellChosen())
    if (this.#asked || Object.keys(this.#filters).length) this.show()
  }

  get #asked() { return this.form.elements.q.value.trim() }

  get #selects() { return [...this.form.querySelectorAll("select")] }

  get #filters() {
    const chosen = this.#selects.filter(({ value }) => value)
    return Object.fromEntries(chosen.map(({ name, value }) => [name, value]))
  }

  // Tells on the fold of the filters how many are chosen, and which.
  #tellChosen() {
    const names = this.#selects.filter(({ value }) => value).map(({ selectedOptions }) => selectedOptions[0].textContent)
    const told = this.chosen.dataset.words.replace("{count}", names.length).replace("{names}", names.join(this.form.dataset.between))
    this.chosen.textContent = names.length ? told : ""
  }

  #begin() {
    this.engine = new Engines(this.indexes)
  }

  async show() {
    const round = ++this.round
    this.#writeAddress(this.#asked)
    this.#tellChosen()
    this.help.hidden = !!this.#asked || Object.keys(this.#filters).length > 0
    this.list.ariaBusy = "true"
    this.count.textContent = ""
    try {
      await this.#find(this.#asked, round)
    } catch {
      this.#fail(round)
    }
  }

  async #find(asked, round) {
    const { hits, words, isWeak } = await this.#hits(asked)
    const items = await this.#items(hits.slice(0, STEP), asked)
    const isNothing = asked && !hits.length
    const near = isNothing ? await this.#nearest(asked) : []
    if (round !== this.round) return
    this.hits = hits.slice(0, MOST)
    this.#list(items)
    this.nothing.hidden = !isNothing
    this.nothing.querySelector("[data-unfilter]").hidden = !Object.keys(this.#filters).length
    this.elsewhere.hidden = !isWeak
    this.understood.textContent = words.length ? this.understood.dataset.words.replace("{words}", words.join(this.form.dataset.between)) : ""
    this.#offer("near", near)
    const instead = [...new Set(hits.flatMap((hit) => hit.instead ?? []))]
    this.instead.textContent = instead.length ? this.instead.dataset.words.replace("{words}", instead.join(this.form.dataset.between)) : ""
    this.#tellTown()
    this.count.textContent = asked || hits.length ? this.#counted(hits.length) : ""
  }

  // The pages that have all that is asked; where there are none, or few and by the way, those that fit most of it. The
  // home page and guides come last.
  async #hits(asked) {
    const found = await this.engine.find(asked, this.#filters)
    const front = found.filter(({ rank, instead }) => rank < BACK && !instead)
    const isEnough = front.some(({ rank }) => rank < TEXT) || front.length >= FEW || (front.length && askedWords(asked).length === 1)
    if (!asked || isEnough) return { hits: found, words: [], isWeak: false }
    const near = await this.engine.nearest(asked, this.#filters)
    const others = found.filter((one) => !front.includes(one))
    const isThere = (one) => found.some(({ id, engine }) => !one.at && id === one.id && engine === one.engine)
    const hits = near.hits.filter((one) => !isThere(one))
    const all = [...front, ...hits, ...others]
    return { hits: all, words: hits.length ? near.words : [], isWeak: !near.isStrong }
  }

  // Says that only one town is searched, above what is found there, as the town may have been chosen on another page.
  #tellTown() {
    const { town } = this.form.elements
    this.only.hidden = !town?.value || !this.#asked
    const words = this.only.querySelector("span")
    words.textContent = this.only.hidden ? "" : this.only.dataset.words.replace("{town}", town.selectedOptions[0].textContent)
  }

  #searchAll(...filters) {
    for (const filter of filters) filter.value = ""
    this.form.elements.q.focus()
    this.show()
  }

  #counted(count) {
    return this.count.dataset.count.replace("{count}", count)
  }

  // Fills a list of suggestions and shows it with its heading, or hides it if empty.
  #offer(name, items) {
    const part = this.nothing.querySelector(`[data-${name}]`)
    part.hidden = items.length === 0
    part.querySelector("ul").replaceChildren(...items)
  }

  // Reports a failed download; the next attempt starts with a new engine.
  #fail(round) {
    this.#begin()
    if (round !== this.round) return
    this.hits = []
    this.#list([])
    this.nothing.hidden = this.elsewhere.hidden = true
    this.understood.textContent = this.instead.textContent = ""
    this.count.textContent = this.count.dataset.failed
  }

  #list(items) {
    this.shown = items.length
    this.list.replaceChildren(...items)
    this.list.ariaBusy = "false"
    this.more.hidden = this.shown >= this.hits.length
  }

  async #showMore() {
    const round = this.round
    this.more.disabled = true
    try {
      const items = await this.#items(this.hits.slice(this.shown, this.shown + STEP), this.#asked)
      if (round !== this.round) return
      this.list.append(...items)
      this.shown += items.length
      this.more.hidden = this.shown >= this.hits.length
      items[0]?.querySelector("a").focus()
    } catch {
      this.#begin()
      this.count.textContent = this.count.dataset.failed
    } finally {
      this.more.disabled = false
    }
  }

  #writeAddress(asked) {
    const query = new URLSearchParams({ ...(asked && { q: asked }), ...this.#filters }).toString()
    history.replaceState(null, "", location.pathname + (query && `?${query}`))
  }

  async #items(hits, asked) {
    const records = await Promise.all(hits.map(({ id, engine }) => engine.record(id)))
    const otherwise = [...new Set(hits.flatMap(({ wanted }) => wanted ?? []))]
    return hits.map((hit, at) => this.#item(records[at], asked, this.#telling(records[at], asked, hit, otherwise)))
  }

  // A hit of which the query is an everyday word only, with what shows why it is one: the other words for it, where it has
  // them, else that it is about it.
  #telling(record, asked, hit, otherwise) {
    const hasOne = (all) => [record.title, record.summary, ...record.lines].some((line) => all.some((run) => has(line, run)))
    if (hit.at || hit.wanted || !hit.named || hit.named.title || hasOne(askedWords(asked))) return hit
    return hasOne(otherwise) ? { ...hit, wanted: otherwise } : { ...hit, isAbout: true }
  }

  // One result. ``named.title`` is given if the page matches by a term's name and not by the words of the query, and ``at``
  // if it is a question, with the place of its answer.
  #item(record, asked, { named, engine, at, title, wanted: understood, isAbout }) {
    const item = this.#element("li")
    const term = named?.title && named
    const wanted = term ? [fold(term.title)] : (understood ?? askedWords(asked))
    const link = this.#marked("a", title ?? record.title, wanted)
    link.href = this.#address(record.url, engine) + (at ? `#${at}` : "")
    const heading = this.#element("h2")
    heading.append(link)
    const kind = at ? this.form.dataset.question : this.#wordsOf("kind", record.kind)
    const about = [record.town, kind].filter(Boolean).join(this.form.dataset.between)
    item.append(heading, this.#element("p", about, "hint"))
    if (term) {
      const name = this.form.dataset[`name${term.names[key(asked)]}`].replace("{term}", term.title)
      item.append(this.#element("p", name, "by-name"))
    }
    if (isAbout) item.append(this.#element("p", this.form.dataset.about.replace("{asked}", asked), "by-name"))
    item.append(at ? this.#element("p", this.form.dataset.answers, "excerpt") : this.#excerpt(record, wanted))
    return item
  }

  #wordsOf(name, value) {
    return this.form.querySelector(`[name="${name}"] option[value="${value}"]`)?.textContent ?? ""
  }

  // The sentence with the first hit below the title, with all hits marked; the summary if only the title has hits.
  #excerpt(record, wanted) {
    const hit = (line) => wanted.find((run) => has(line, run))
    const below = record.lines.filter((line) => line !== record.title)
    const sentence = below.find((line) => SENTENCE.test(line) && hit(line))
    const isIt = wanted.length === 1 && fold(record.title) === wanted[0]
    const best = [isIt && record.summary, sentence, hit(record.title) && record.summary, below.find(hit), record.summary, below[0]]
    const sentences = (best.find(Boolean) ?? "").split(SENTENCE_END)
    const at = Math.max(0, sentences.findIndex(hit))
    return this.#marked("p", around(sentences[at], wanted), wanted, "excerpt")
  }

  #marked(tag, text, wanted, name = "") {
    const element = this.#element(tag, "", name)
    for (const [piece, isHit] of pieces(text, wanted)) element.append(isHit ? this.#element("mark", piece) : piece)
    return element
  }

  // Suggests up to five terms and towns with names similar to the query.
  async #nearest(asked) {
    const wanted = pairs(key(asked))
    const likeness = ({ names }) => Math.max(...Object.keys(names).map((name) => shared(wanted, pairs(name))))
    const found = (await this.engine.names()).map((one) => ({ ...one, like: likeness(one) })).filter(({ like }) => like > ALIKE)
    return found.sort((one, other) => other.like - one.like).slice(0, 5).map(({ title, url, engine }) => this.#way(this.#address(url, engine), title))
  }

  #way(address, words, more = "") {
    const item = this.#element("li")
    item.append(Object.assign(this.#element("a", words), { href: address }), more && ` ${more}`)
    return item
  }

  // The absolute URL of a page, from its address below the root of the site that an engine searches.
  #address(url, engine) {
    return new URL(`../..${url.replace(/^\/en(?=\/)/, "")}`, engine.address).href
  }

  #element(tag, text = "", name = "") {
    const element = this.root.createElement(tag)
    element.textContent = text
    if (name) element.className = name
    return element
  }
}

// Cuts a long sentence around its first hit, between words.
function around(sentence, wanted) {
  const { folded, places } = foldWithPlaces(sentence)
  const first = Math.min(...wanted.map((run) => folded.indexOf(run)).filter((at) => at >= 0), folded.length)
  if (sentence.length <= 2 * AROUND) return sentence
  const hit = first === folded.length ? 0 : places[first]
  const start = Math.max(0, hit - AROUND)
  const end = Math.min(sentence.length, hit + 2 * AROUND)
  const before = start ? sentence.slice(start, hit).replace(/^\w+/, "") : sentence.slice(0, hit)
  const after = end < sentence.length ? sentence.slice(hit, end).replace(/\w+$/, "") : sentence.slice(hit)
  return (start ? "…" : "") + before + after + (end < sentence.length ? "…" : "")
}

// Splits a text into [piece, isHit] pairs.
function pieces(text, wanted) {
  const { folded, places } = foldWithPlaces(text)
  const hits = wanted.flatMap((run) => all(folded, run).map((at) => [places[at], places[at + run.length]]))
  hits.sort(([one], [other]) => one - other)
  const out = []
  let end = 0
  for (const [from, to] of hits) {
    if (to <= end) continue
    const start = Math.max(from, end)
    out.push([text.slice(end, start), false], [text.slice(start, to), true])
    end = to
  }
  return [...out, [text.slice(end), false]].filter(([piece]) => piece)
}

function all(text, run) {
  const found = []
  for (let at = text.indexOf(run); at >= 0; at = text.indexOf(run, at + run.length)) found.push(at)
  return found
}

const pairs = (text) => new Set([...text].map((c, at, all) => c + (all[at + 1] ?? "")).slice(0, Math.max(1, text.length - 1)))
const shared = (one, other) => (2 * [...one].filter((pair) => other.has(pair)).length) / (one.size + other.size)

startSearch(document)
