// Finds the pages and questions that fit most of the telling words of a query, for when no page has all that is asked.

// What a telling word is worth in the title, the summary, the text of a page; as a name of a term; among the everyday words
// of a page, all of one or a part; in a question. As a part of another word it is worth less, and so is a single character.
const STANDS = [3, 2, 1]
const NAME = 5
const SAID = 4
const PARTLY = 1.5
const ASKED = 3.5
const PART = 0.3
const ONE = 0.3
const KINDS = { measure: 1, term: 1, theme: 0.9, town: 0.7, chapter: 0.5, other: 0.3 }
// Of the score of the first hit, what a hit needs; of the words, the share that the first hit has to be about.
const ENOUGH = 0.3
const STRONG = 0.6
const MOST = 20
const LATIN = /^[a-z]/
const KANA = /^[ぁ-んー]+$/
const ENDING = /(?:ing|ies|es|ed|s)$/

// {words, isStrong, hits}: the words as understood; whether the first hit is about most of them; hits as {id, at, title,
// wanted, engine}, ``at`` and ``title`` of a question.
export async function nearest(engines, asked, filters) {
  const all = await Promise.all(engines.map((engine) => inOne(engine, asked, filters)))
  const hits = all.flatMap((one) => one.hits).sort((one, other) => other.score - one.score)
  const least = (hits[0]?.score ?? 0) * ENOUGH
  return { words: all[0].words, isStrong: !!hits[0]?.isStrong, hits: hits.filter(({ score }) => score && score >= least).slice(0, MOST) }
}

async function inOne(engine, asked, filters) {
  const [asking, chosen, group, count] = await Promise.all([engine.asking(), engine.chosen(filters), engine.groups(), engine.count()])
  const looked = await understood(engine, asking, asking.words(asked))
  const words = looked.map(({ word }) => word)
  const said = asking.everyday(words).filter(({ at }) => !at || engine.mayAnswer(filters))
  const pages = new Map()
  const add = ({ id, at, title }, word, worth) => {
    const place = at ? `${id}#${at}` : id
    if (!pages.has(place)) pages.set(place, { id, at, title, worth: new Map() })
    const known = pages.get(place).worth
    known.set(word, Math.max(known.get(word) ?? 0, worth))
  }
  for (const { word, tiers, alone } of looked) {
    for (const [id, tier] of tiers) add({ id }, word, STANDS[tier] * (!LATIN.test(word) || alone.has(id) ? 1 : PART))
    for (const one of await engine.called(word)) add({ id: one.id }, word, NAME)
  }
  for (const one of said) for (const word of one.words) add(one, word, SAID)
  for (const one of asking.partly(words)) if (!one.at) add(one, one.word, PARTLY)
  if (engine.mayAnswer(filters)) {
    for (const one of asking.questions) for (const word of words) if (one.words.includes(word)) add(one, word, ASKED)
  }
  const weights = new Map(looked.map(({ word, tiers }) => {
    const many = tiers.size || said.filter((one) => one.words.includes(word)).length || 1
    return [word, Math.log(1 + count / many) * ([...word].length === 1 ? ONE : 1)]
  }))
  const whole = sum([...weights.values()])
  const hits = [...pages.values()].filter(({ id }) => inAll(chosen)(id)).map(({ id, at, title, worth }) => {
    const share = (least) => sum([...worth].map(([word, much]) => (much >= least ? weights.get(word) : 0))) / whole
    const score = sum([...worth].map(([word, much]) => much * weights.get(word))) * share(0) ** 2 * (at ? 1 : (KINDS[group(id)] ?? 0))
    const isStrong = share(STANDS[1]) >= STRONG || (share(0) > 0.99 && words.length > 1)
    return { id, at, title, wanted: words, score, isStrong, engine }
  })
  return { words: words.map((word) => asking.spelled(word)), hits }
}

// The words with the pages on which they stand, as {word, tiers, alone}. A word that stands nowhere and that nobody says may
// be the reading of another, or another with a slip.
async function understood(engine, asking, words) {
  const looked = await Promise.all(words.map((word) => standing(engine, word)))
  const isKnown = (at) => looked[at].tiers.size > 0 || asking.isSaid(words[at])
  const out = []
  for (let at = 0; at < words.length; at++) {
    const meant = isKnown(at) ? undefined : asking.meant(words[at], words[at - 1], words[at + 1])
    if (!meant) { out.push(looked[at]); continue }
    if (at && meant.said === words[at - 1] + words[at]) out.pop()
    if (meant.said === words[at] + words[at + 1]) at++
    out.push(...(await Promise.all(asking.words(meant.word).map((word) => standing(engine, word)))))
  }
  return out.filter(({ word }, at) => out.findIndex((one) => one.word === word) === at)
}

async function standing(engine, word) {
  const found = { word, ...(await engine.standing(word)) }
  const stem = word.replace(ENDING, "")
  if (found.tiers.size || !LATIN.test(word) || stem === word || stem.length < 3) return found
  const { tiers } = await engine.standing(stem)
  return { word, tiers, alone: tiers }
}

// Whether a page is in all of these sets.
export const inAll = (found) => (id) => found.every((pages) => pages.has(id))

const sum = (numbers) => numbers.reduce((all, one) => all + one, 0)
