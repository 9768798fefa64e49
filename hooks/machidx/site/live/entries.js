// The names and values of a form's controls in their order; see machidx.site.editing.submitted.

const record = (origin = "") => ({ origin, texts: {}, records: {}, lists: {} })

/** Sort entries into records and lists. */
export function gathered(entries) {
  const top = record()
  for (const [name, value] of entries) {
    const above = name.split("/")
    const last = above.pop()
    let there = top
    for (const step of above) there = there.lists[step]?.at(-1) ?? (there.records[step] ??= record())
    if (last.endsWith("*")) there.lists[last.slice(0, -1)] ??= []
    else if (last.endsWith("+")) (there.lists[last.slice(0, -1)] ??= []).push(record(value))
    else there.texts[last] = value
  }
  return top
}

export const same = (one, other) => JSON.stringify(one) === JSON.stringify(other)

/** Entries by the field that they belong to; all of a list belong to it. */
function byField(entries) {
  const lists = entries.filter(([name]) => name.endsWith("*")).map(([name]) => name.slice(0, -1))
  const out = new Map()
  for (const entry of entries) {
    const list = lists.find((name) => [`${name}*`, `${name}+`].includes(entry[0]) || entry[0].startsWith(`${name}/`))
    const field = list ?? entry[0]
    out.set(field, [...(out.get(field) ?? []), entry])
  }
  return out
}

/** What was typed, on top of what the files say now: fields that were not changed follow the files. */
export function merged(base, typed, now) {
  const [before, mine, theirs] = [base, typed, now].map(byField)
  const both = []
  const entries = [...new Set([...theirs.keys(), ...mine.keys()])].flatMap((field) => {
    const [old, my, their] = [before, mine, theirs].map((fields) => fields.get(field) ?? [])
    if (same(old, my)) return their
    if (!same(old, their) && !same(my, their)) both.push(field)
    return my
  })
  return { entries, both }
}
