// A form of the preview: checks while typing, keeps a draft in the browser, adds and moves items of lists, saves.
import { gathered, merged, same } from "/_machidx/entries.js"

const form = document.getElementById("form")
const summary = document.getElementById("summary")
const state = document.getElementById("state")
const beside = document.getElementById("beside")
const address = new URL(location.href)
const isSaved = address.searchParams.has("saved")
address.searchParams.delete("saved")
const draftOf = (url) => `machidx-draft:${url.pathname}${url.search}`
const store = draftOf(address)
const words = JSON.parse(form.dataset.words)
const say = (key, values = {}) => words[key].replace(/\{(\w+)\}/g, (_, name) => values[name])
const entries = () => [...new FormData(form)].map(([name, value]) => [name, value.replace(/\r\n/g, "\n")])

// Items of lists

let copies = 0
const scope = (element) => element.parentElement.closest(".item, form")
const items = (list) => [...list.querySelector(":scope > .items > .rows").children]

function blank(list) {
  const copy = list.querySelector(":scope > .items > template").content.cloneNode(true)
  const number = `n${copies += 1}`
  for (const element of copy.querySelectorAll("*")) {
    for (const { name, value } of [...element.attributes]) {
      if (value.includes("NEW")) element.setAttribute(name, value.replaceAll("NEW", number))
    }
  }
  return copy.firstElementChild
}

function append(list) {
  const item = blank(list)
  list.querySelector(":scope > .items > .rows").append(item)
  prepare(item)
  return item
}

function renumber(list) {
  items(list).forEach((item, index) => item.setAttribute("aria-label", `${item.dataset.title} ${index + 1}`))
}

const steps = {
  up: (item) => item.previousElementSibling?.before(item),
  down: (item) => item.nextElementSibling?.after(item),
  remove(item) {
    const next = item.nextElementSibling ?? item.previousElementSibling
    const list = item.closest(".list")
    item.remove()
    ;(next?.querySelector(":scope > .moves [data-remove]") ?? list.querySelector(":scope > .items > [data-add]")).focus()
  },
}

form.addEventListener("click", ({ target }) => {
  const button = target.closest("button")
  if (!button) return
  const list = button.closest(".list")
  if ("add" in button.dataset) {
    const item = append(list)
    item.querySelector("input:not([type=hidden]), select, textarea")?.focus()
  }
  for (const [name, step] of Object.entries(steps)) {
    if (name in button.dataset) {
      step(button.closest(".item"))
      if (name !== "remove") button.focus()
    }
  }
  if (list) {
    renumber(list)
    changed()
  }
  if (button.dataset.into) put(document.getElementById(button.dataset.into), button.dataset.put)
  if (button.dataset.link) link(document.getElementById(button.dataset.link), button)
})

let dragged = null
let passed = null // the item under the pointer: after a swap it may still be there
form.addEventListener("pointerdown", ({ target, pointerId }) => {
  const grip = target.closest("[data-grip]")
  if (!grip) return
  dragged = grip.closest(".item")
  grip.setPointerCapture(pointerId)
})
form.addEventListener("pointermove", ({ clientX, clientY }) => {
  const over = dragged && document.elementFromPoint(clientX, clientY)
  const there = over && [...dragged.parentElement.children].find((item) => item.contains(over))
  if (there === passed) return
  passed = there
  if (!there || there === dragged) return
  if (dragged.compareDocumentPosition(there) & Node.DOCUMENT_POSITION_PRECEDING) there.before(dragged)
  else there.after(dragged)
})
for (const end of ["pointerup", "pointercancel"]) {
  form.addEventListener(end, () => {
    if (!dragged) return
    renumber(dragged.closest(".list"))
    dragged = passed = null
    changed()
  })
}

// What stands in place of a value

function prepare(part) {
  for (const choice of part.querySelectorAll("[data-standing]")) stand(choice)
}

function stand(choice) {
  const around = choice.closest(".field")
  const given = around.parentElement.querySelector(":scope > .items") ?? around.nextElementSibling
  given.hidden = choice.value !== ""
}

// Terms

function link(text, button) {
  const box = document.querySelector(`[data-term-for="${text.id}"]`)
  const typed = box.value.trim()
  const known = [...document.querySelectorAll("#names-term option")]
  const found = known.find((one) => one.value === typed) ?? known.find((one) => one.label.split("、").includes(typed))
  if (!found) {
    box.focus()
    tell(button.closest(".field"), say("no_term", { typed }))
    return
  }
  const { selectionStart: start, selectionEnd: end } = text
  const chosen = text.value.slice(start, end)
  text.setRangeText(chosen && chosen !== found.value ? `[[${found.value}|${chosen}]]` : `[[${found.value}]]`, start, end, "end")
  box.value = ""
  text.focus()
  changed()
}

/** Put what must stand in an English text where its cursor is; between the bars of a term, words are to be written. */
function put(text, written) {
  text.setRangeText(written, text.selectionStart, text.selectionEnd, "end")
  if (written.endsWith("|]]")) text.selectionStart = text.selectionEnd = text.selectionEnd - 2
  text.focus()
  changed()
}

// Problems

function tell(field, message) {
  const place = field.querySelector(".wrong")
  place.textContent = message
  place.hidden = !message
  const control = field.matches(".field") && field.querySelector("input:not([type=hidden]), select, textarea")
  if (control && message) control.setAttribute("aria-invalid", "true")
  else if (control) control.removeAttribute("aria-invalid")
}

const says = (item) => [...item.querySelectorAll("[name]:not([type=hidden])")].some((control) => control.value)

/** The id of a value by its place: f-kpis-0-target-text. Items in which nothing is written are not counted. */
function placeOf(element) {
  const lists = []
  for (let item = element.matches(".item") ? element : element.closest(".item"); item; item = item.parentElement.closest(".item")) {
    lists.unshift([item.dataset.name, items(item.closest(".list")).filter(says).indexOf(item)])
  }
  const parts = []
  let before = ""
  for (const [name, index] of lists) {
    parts.push(name.slice(before.length), index)
    before = `${name}/`
  }
  if (element.dataset.name.startsWith(before)) parts.push(element.dataset.name.slice(before.length))
  return ["f", ...parts].join("-").replaceAll("/", "-").replace(/-+$/, "")
}

function show(problems) {
  const places = new Map()
  for (const element of form.querySelectorAll("[data-name]")) {
    places.set(placeOf(element), element)
    if (element.querySelector(".wrong")) tell(element, "")
  }
  return problems.map((problem) => {
    const field = problem.ids.map((id) => places.get(id)).find(Boolean)
    const message = problem.proposal ? `${problem.message}${say("perhaps", problem)}` : problem.message
    if (field?.querySelector(".wrong")) tell(field, message)
    return { field, message }
  })
}

function summarize(title, told, more = []) {
  summary.querySelector("h2").textContent = title
  summary.querySelector("ul").replaceChildren(...told.map(({ field, message }) => {
    const line = document.createElement("li")
    const control = field?.querySelector("input:not([type=hidden]), select, textarea, button")
    const words = document.createElement(control ? "a" : "span")
    words.textContent = message
    if (control) {
      words.href = `#${control.id}`
      words.addEventListener("click", (event) => {
        event.preventDefault()
        for (let fold = control.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true
        control.focus()
      })
    }
    line.append(words)
    return line
  }))
  summary.querySelector(".summary-more").replaceChildren(...more.map(([label, act]) => {
    const button = document.createElement("button")
    button.type = "button"
    button.textContent = label
    button.addEventListener("click", act)
    return button
  }))
  summary.hidden = false
  summary.focus()
}

// Drafts

const base = entries()
const read = () => JSON.parse(localStorage.getItem(store) ?? "null")

function keep() {
  const now = entries()
  if (same(base, now)) localStorage.removeItem(store)
  else localStorage.setItem(store, JSON.stringify({ seen: form.dataset.seen, base, entries: now }))
}

function fill(place, given, prefix) {
  for (const [name, value] of Object.entries(given.texts)) {
    const control = [...place.querySelectorAll(`[name="${CSS.escape(prefix + name)}"]`)].find((one) => scope(one) === place)
    if (!control) continue
    if (control.type === "checkbox") control.checked = true
    else {
      if (control.matches("select") && ![...control.options].some((one) => one.value === value)) control.add(new Option(value))
      control.value = value
    }
  }
  for (const [name, inner] of Object.entries(given.records)) fill(place, inner, `${prefix}${name}/`)
  for (const [name, rows] of Object.entries(given.lists)) {
    const list = [...place.querySelectorAll(`[data-list="${CSS.escape(prefix + name)}"]`)].find((one) => scope(one) === place)
    if (!list) continue
    items(list).forEach((item) => item.remove())
    for (const row of rows) {
      const item = append(list)
      item.querySelector("[type=hidden]").value = row.origin
      fill(item, row, `${prefix}${name}/`)
    }
    renumber(list)
  }
}

function restore(draft) {
  for (const box of form.querySelectorAll("[type=checkbox]:not(:disabled)")) box.checked = false
  const { entries: restored, both } = merged(draft.base, draft.entries, base)
  fill(form, gathered(restored), "")
  prepare(form)
  changed()
  const notice = document.getElementById("draft")
  notice.hidden = false
  notice.querySelector("[data-restore]").hidden = true
  notice.querySelector("p").textContent = both.length ? say("both", { names: both.map(titleOf).join("、") }) : say("restored")
}

function titleOf(name) {
  const field = form.querySelector(`[data-name="${CSS.escape(name)}"]`)
  return field?.querySelector("legend, label")?.firstChild.textContent.trim() ?? name
}

function offer(draft) {
  const notice = document.getElementById("draft")
  notice.querySelector("p").textContent = say("older")
  notice.hidden = false
  const button = notice.querySelector("[data-restore]")
  button.hidden = false
  button.addEventListener("click", () => restore(draft))
}

document.querySelector("[data-discard]").addEventListener("click", () => {
  localStorage.removeItem(store)
  location.replace(address)
})

// Requests

async function send(what, isAgain = false) {
  const body = new URLSearchParams([...entries(), ["do", what], ["seen", form.dataset.seen]])
  const token = document.querySelector('meta[name="token"]')
  const answer = await fetch(address, { method: "POST", body, headers: { "X-Machidx-Token": token.content } })
  if (answer.status === 403 && !isAgain) { // the server was started again
    const page = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html")
    token.content = page.querySelector('meta[name="token"]').content
    return send(what, true)
  }
  return { status: answer.status, ...await answer.json() }
}

let timer = 0
let typed = 0
function changed() {
  keep()
  clearTimeout(timer)
  timer = setTimeout(check, 400)
  typed += 1
}

let isChecking = false
async function check() {
  if (isChecking) return
  isChecking = true
  const number = typed
  try {
    const found = await send("check")
    state.textContent = ""
    if (found.changed) conflict()
    else if (found.refused) state.textContent = found.refused
    else look(show(found.problems), found.page)
  } catch {
    state.textContent = say("away")
  }
  isChecking = false
  if (number !== typed) check()
}

function look(told, page) {
  const note = document.getElementById("beside-state")
  if (!note) return
  note.textContent = told.length ? say("problems", { count: told.length }) : ""
  if (!page) return
  const top = beside.contentWindow?.scrollY ?? 0
  beside.addEventListener("load", () => beside.contentWindow.scrollTo(0, top), { once: true })
  beside.contentWindow.location.replace(page) // a change of its src would bury the Back button
}

function conflict() {
  summarize(say("conflict"), [{ message: say("conflict_more") }], [[say("merge"), () => {
    sessionStorage.setItem(store, "merge")
    keep()
    location.replace(address)
  }]])
}

async function save(what) {
  state.textContent = say("saving")
  summary.hidden = true
  const number = typed
  try {
    const found = await send(what)
    state.textContent = ""
    if (found.changed) conflict()
    else if (found.refused) summarize(say("refused"), [{ message: found.refused }])
    else if (found.problems) summarize(say("wrong"), show(found.problems), found.final ? [] : [[say("anyway"), () => save("anyway")]])
    else {
      const next = new URL(found.next, address)
      next.searchParams.delete("saved")
      const since = number !== typed && localStorage.getItem(store)
      localStorage.removeItem(store)
      if (since) { // what was typed while saving goes on top of what was saved
        localStorage.setItem(draftOf(next), since)
        sessionStorage.setItem(draftOf(next), "merge")
      }
      next.searchParams.set("saved", "1")
      location.replace(next)
    }
  } catch {
    state.textContent = ""
    summarize(say("away_title"), [{ message: say("away") }])
  }
}

form.addEventListener("input", ({ target }) => {
  if (target.matches("[data-standing]")) stand(target)
  if (target.name) changed()
})
form.addEventListener("submit", (event) => {
  event.preventDefault()
  clearTimeout(timer)
  save("save")
})

prepare(form)
if (isSaved) {
  history.replaceState(null, "", address)
  document.getElementById("saved").focus()
}
const draft = read()
if (draft && draft.seen === form.dataset.seen) restore(draft)
else if (draft && sessionStorage.getItem(store)) restore(draft)
else if (draft) offer(draft)
sessionStorage.removeItem(store)
