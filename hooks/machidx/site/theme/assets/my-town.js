// "My town": chosen once, remembered in this browser only, changed or forgotten in the header of any page.
//
//   [data-choose-town]         a button or a select that chooses the town of its value
//   [data-forget-town]         a button that forgets it
//   [data-with-town], [data-without-town], [data-with-script]   shown with a chosen town, without, or always
//   [data-town-name]           gets its name; a link gets the address of its page
//   [data-town-words]          gets its words, with the name in place of {town}
//   [data-town-page]           leads to its page
//   [data-town-picture]        leads to the picture of its answers
//   [data-of-town]             belongs to one town; in [data-mine-only] the others are hidden,
//                              and beside it [data-none-of-mine] is shown where my town has nothing
//   [data-of-town][data-only-mine]    shown only while that town is chosen
//   table with towns as columns, .senses    my town's comes first and is marked
//   [data-mine-first]                       so does that of its children that has data-town
//   form with a choice of town              is preselected where the address asks for nothing
const KEY = "machidx-town"
const NAME = `machidx-town-name-${document.documentElement.lang}`

const kept = (key) => { try { return localStorage.getItem(key) ?? "" } catch { return "" } }
const keep = (key, value) => {
  try { value ? localStorage.setItem(key, value) : localStorage.removeItem(key) } catch { /* not remembered */ }
}

function startMyTown(root) {
  const box = root.querySelector("[data-my-town]")
  if (!box) return
  const { root: base, words, mark } = box.dataset
  // An address may name the town for one visit, as on a printed sheet.
  const asked = root.querySelector("[data-town-asked]") ? new URLSearchParams(location.search).get("town") : ""
  const show = (id) => {
    const name = nameOf(root, id)
    for (const element of root.querySelectorAll("[data-with-town]")) element.hidden = !id
    for (const element of root.querySelectorAll("[data-without-town]")) element.hidden = !!id
    for (const element of root.querySelectorAll("[data-town-name]")) {
      element.textContent = name || words
      if (element.localName === "a") element.href = `${base}${pageOf(root, id)}`
    }
    for (const element of root.querySelectorAll("[data-town-words]")) element.textContent = element.dataset.townWords.replace("{town}", name)
    for (const link of root.querySelectorAll("[data-town-page]")) link.href = `${base}${pageOf(root, id)}`
    for (const link of root.querySelectorAll("[data-town-picture]")) link.href = `${base}answers/answers-${id}.svg`
    for (const choice of root.querySelectorAll("button[data-choose-town]")) choice.ariaPressed = `${choice.value === id}`
    for (const choice of root.querySelectorAll("select[data-choose-town]")) choice.value = id
    for (const part of root.querySelectorAll("[data-of-town]")) showPart(part, id)
    for (const none of root.querySelectorAll("[data-none-of-mine]")) {
      none.hidden = !id || !!none.parentElement.querySelector("[data-mine-only] > .mine")
    }
    if (id) root.documentElement.dataset.hasTown = id
    else delete root.documentElement.dataset.hasTown
    for (const table of root.querySelectorAll("article table:not([data-sort])")) arrange(table, id, mark)
    for (const list of root.querySelectorAll(".senses, [data-mine-first]")) arrangeList(list, id, mark)
  }
  const choose = (id, name) => {
    keep(KEY, id)
    keep(NAME, name)
    show(id)
    for (const form of formsOf(root)) select(form, id, true)
    root.dispatchEvent(new CustomEvent("my-town", { detail: id }))
  }
  root.addEventListener("click", ({ target }) => {
    const button = target.closest("button[data-choose-town], [data-forget-town]")
    if (!button) return
    const isChosen = button.matches("[data-choose-town]")
    choose(isChosen ? button.value : "", isChosen ? button.textContent.trim() : "")
    // What was pressed may be hidden now.
    const open = button.closest("[popover]")
    open?.hidePopover()
    if (!open) box.querySelector("[popovertarget]").focus()
  })
  root.addEventListener("change", ({ target }) => {
    if (target.matches("select[data-choose-town]")) choose(target.value, target.value && target.selectedOptions[0].textContent.trim())
  })
  box.hidden = false
  for (const element of root.querySelectorAll("[data-with-script]")) element.hidden = false
  show(asked || kept(KEY))
  preselect(root, kept(KEY))
}

// The town's name as this page prints it, else as it was when it was chosen.
function nameOf(root, id) {
  const choice = id && root.querySelector(`button[data-choose-town][value="${CSS.escape(id)}"]`)
  return choice ? choice.textContent.trim() : id && kept(NAME)
}

// The address of the page of the plan that the town follows now: a later plan has its year in its address.
function pageOf(root, id) {
  return root.querySelector(`button[data-choose-town][value="${CSS.escape(id)}"]`)?.dataset.page ?? `towns/${id}/`
}

function showPart(part, id) {
  const isMine = part.dataset.ofTown === id
  part.classList.toggle("mine", isMine)
  if (part.closest("[data-mine-only]")) part.hidden = !!id && !isMine
  if (part.matches("[data-only-mine]")) part.hidden = !isMine
  if (part.localName === "details") part.open = isMine
}

const rowsBefore = new WeakMap()

// Moves the column of the town, by its data-town or the link in its head, behind the first, and marks it.
function arrange(table, id, mark) {
  const head = table.tHead?.rows[0]
  if (!head || ![...head.cells].some(townOf)) return
  const rows = [...table.rows].filter((row) => row.cells.length === head.cells.length)
  for (const row of rows) {
    if (!rowsBefore.has(row)) rowsBefore.set(row, [...row.cells])
    row.append(...rowsBefore.get(row))
    for (const cell of row.cells) cell.classList.remove("mine")
  }
  table.querySelector(".my-mark")?.remove()
  const at = [...head.cells].findIndex((cell) => townOf(cell) === id)
  if (!id || at < 1) return
  for (const row of rows) {
    row.cells[at].classList.add("mine")
    row.cells[0].after(row.cells[at])
  }
  head.cells[1].prepend(marked(mark))
}

function townOf(cell) {
  if (cell.dataset.town) return cell.dataset.town
  const link = cell.querySelector("a, [aria-current]")
  return (link?.href ?? (link && location.href))?.match(/\/towns\/([^/]+?)(?:-\d{4})?\/(?:[?#]|$)/)?.[1]
}

// The same with the child of a list; its first element is its heading, or carries the town's id.
function arrangeList(list, id, mark) {
  if (!rowsBefore.has(list)) rowsBefore.set(list, [...list.children])
  list.append(...rowsBefore.get(list))
  for (const child of list.children) child.classList.remove("mine")
  list.querySelector(".my-mark")?.remove()
  const mine = id && [...list.children].find((child) => (child.dataset.town ?? child.firstElementChild?.id) === id)
  if (!mine) return
  list.prepend(mine)
  mine.classList.add("mine")
  mine.firstElementChild.append(" ", marked(mark))
}

function marked(words) {
  const element = Object.assign(document.createElement("span"), { className: "my-mark", textContent: words })
  element.setAttribute("data-pagefind-ignore", "")
  return element
}

const formsOf = (root) => [...root.querySelectorAll("[data-filters], [data-find], [data-search]")].filter(({ elements }) => elements.town)

// Chooses my town in the lists of a page that was opened without a choice. The scripts of the forms read the address;
// a page come back to keeps what was chosen on it.
function preselect(root, id) {
  if (!id || performance.getEntriesByType("navigation")[0]?.type !== "navigate") return
  for (const form of formsOf(root)) {
    const given = new URLSearchParams(location.search)
    const isSearch = form.matches("[data-search]")
    if (given.has("town") || (!isSearch && given.size) || !select(form, id, false)) continue
    form.elements.town.value = ""
    // The search without a question waits for one.
    if (isSearch && !given.get("q")) addEventListener("DOMContentLoaded", () => select(form, id, false))
    else history.replaceState(null, "", `${location.pathname}?${new URLSearchParams([...given, ["town", id]])}${location.hash}`)
  }
}

function select(form, id, tell) {
  const field = form.elements.town
  if (![...field.options].some(({ value }) => value === id)) return false
  field.value = id
  if (tell) for (const type of ["input", "change"]) field.dispatchEvent(new Event(type, { bubbles: true }))
  return true
}

startMyTown(document)
