// Filters of an index: each choice hides rows, is counted, and stands in the address.
export function startFilters(root) {
  for (const form of root.querySelectorAll("[data-filters]")) start(root, form)
}

function start(root, form) {
  const rows = [...root.querySelectorAll(`#${form.dataset.filters} tbody tr`)]
  const count = root.querySelector("[data-count]")
  const none = root.querySelector(".none")
  const selects = [...form.querySelectorAll("select")]

  const read = () => {
    const asked = new URLSearchParams(location.search)
    for (const select of selects) {
      const value = asked.get(select.name) ?? ""
      select.value = [...select.options].some((option) => option.value === value) ? value : ""
    }
  }
  const show = () => {
    let shown = 0
    for (const row of rows) {
      row.hidden = !selects.every(({ name, value }) => !value || row.dataset[name].split(" ").includes(value))
      shown += !row.hidden
    }
    count.textContent = count.dataset.count.replace("{count}", shown)
    none.hidden = shown > 0
  }
  const write = () => {
    const asked = new URLSearchParams(location.search)
    for (const { name } of selects) asked.delete(name)
    for (const { name, value } of selects) if (value) asked.append(name, value)
    const query = asked.toString()
    history.replaceState(null, "", location.pathname + (query && `?${query}`) + location.hash)
  }
  form.addEventListener("change", () => { show(); write() })
  form.addEventListener("reset", () => setTimeout(() => { show(); write() }))
  form.addEventListener("submit", (event) => event.preventDefault())
  addEventListener("popstate", () => { read(); show() })
  read()
  show()
}
