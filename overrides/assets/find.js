// The glossary's search field: shows the terms any of whose names contains what is typed, and their count.
import { key } from "./fold.js"

export function startFind(root) {
  const form = root.querySelector("[data-find]")
  if (!form) return
  const terms = [...root.querySelectorAll(`#${form.dataset.find} [data-names]`)]
    .map((element) => ({ element, towns: element.dataset.town.split(" "), names: element.dataset.names.split(" ").map(key) }))
  const sections = [...root.querySelectorAll(`#${form.dataset.find} .kana`)]
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
