// The glossary's search field: shows the terms with a name that contains the query, and their count.
// Names and towns are in data attributes, one per line, as names contain spaces.
import { key } from "./fold.js"

function startFind(root) {
  const form = root.querySelector("[data-find]")
  if (!form) return
  const terms = [...root.querySelectorAll(`#${form.dataset.find} [data-names]`)]
    .map((element) => ({ element, towns: element.dataset.town.split("\n"), names: element.dataset.names.split("\n").map(key) }))
  const sections = [...root.querySelectorAll(`#${form.dataset.find} .kana`)]
  const indexes = root.querySelectorAll(".jump, .letters, details:has(.letters)")
  const count = root.querySelector("[data-count]")
  const none = root.querySelector(".none")
  const { q, town } = form.elements

  const show = () => {
    const asked = key(q.value)
    let shown = 0
    for (const { element, towns, names } of terms) {
      element.hidden = !(names.some((name) => name.includes(asked)) && (!town?.value || towns.includes(town.value)))
      shown += !element.hidden
    }
    for (const section of sections) section.hidden = !section.querySelector("[data-names]:not([hidden])")
    // Indexes link to all terms and would separate the field from its results.
    for (const index of indexes) index.hidden = !!(asked || town?.value)
    count.textContent = count.dataset.count.replace("{count}", shown)
    none.hidden = shown > 0
    const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value)).toString()
    history.replaceState(null, "", location.pathname + (query && `?${query}`) + location.hash)
  }
  const given = new URLSearchParams(location.search)
  q.value = given.get("q") ?? ""
  if (town && given.get("town")) town.value = given.get("town")
  form.addEventListener("input", show)
  form.addEventListener("submit", (event) => event.preventDefault())
  show()
}

startFind(document)
