// Filters of an index: each choice hides rows and updates the count and the address.
// A row's filter values are in its data attributes, one per line, as names contain spaces.
function startFilters(root) {
  for (const form of root.querySelectorAll("[data-filters]")) start(root, form)
}

function start(root, form) {
  const selects = [...form.querySelectorAll("select")]
  const rows = [...root.querySelectorAll(`#${form.dataset.filters} tbody tr`)].map((element) => (
    { element, values: Object.fromEntries(selects.map(({ name }) => [name, element.dataset[name].split("\n")])) }))
  const count = root.querySelector("[data-count]")
  const none = root.querySelector(".none")

  const read = () => {
    const asked = new URLSearchParams(location.search)
    for (const select of selects) {
      const value = asked.get(select.name) ?? ""
      select.value = [...select.options].some((option) => option.value === value) ? value : ""
    }
  }
  // Whether a row matches the choices, with the value of one select replaced.
  const fits = ({ values }, other, instead) => selects.every((select) => {
    const value = select === other ? instead : select.value
    return !value || values[select.name].includes(value)
  })
  const show = () => {
    let shown = 0
    for (const row of rows) {
      row.element.hidden = !fits(row)
      shown += !row.element.hidden
    }
    // Disable options that would leave no rows.
    for (const select of selects) {
      for (const option of select.options) {
        option.disabled = !!option.value && !option.selected && !rows.some((row) => fits(row, select, option.value))
      }
    }
    tell()
    count.textContent = count.dataset.count.replace("{count}", shown)
    none.hidden = shown > 0
  }
  // A fold tells how many of its filters are chosen, and which values.
  const tell = () => {
    form.toggleAttribute("data-has-choice", selects.some(({ value }) => value))
    for (const told of form.querySelectorAll("[data-chosen]")) {
      const chosen = [...told.closest("details").querySelectorAll("select")].filter(({ value }) => value)
      told.textContent = chosen.length ? told.dataset.chosen.replace("{count}", chosen.length) : ""
      for (const { selectedOptions: [{ text, lang }] } of chosen) {
        told.append(" ", Object.assign(root.createElement("b"), { textContent: text, lang }))
      }
    }
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

startFilters(document)
