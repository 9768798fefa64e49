// Sortable tables: a button in each column header, with the state in aria-sort; on a phone, a choice of the column. Cells sort by their text, or by the
// number in data-sort-key where alphabetical order is meaningless.
function startSort(root) {
  for (const table of root.querySelectorAll("table[data-sort]")) {
    const rows = [...table.tBodies[0].rows]
    const order = new Map(rows.map((row, index) => [row, index]))
    const language = root.documentElement.lang
    const heads = [...table.tHead.querySelectorAll("th")]
    // On a phone, which hides the buttons.
    const choice = root.querySelector(`[data-order="${table.id}"]`)
    const sort = (column, down = false) => {
      for (const head of heads) head.removeAttribute("aria-sort")
      heads[column]?.setAttribute("aria-sort", down ? "descending" : "ascending")
      const sorted = heads[column] ? rows.toSorted((one, other) =>
        compare(one.cells[column], other.cells[column], language) || order.get(one) - order.get(other)) : rows
      table.tBodies[0].append(...(down ? sorted.toReversed() : sorted))
    }
    heads.forEach((head, column) => {
      const words = head.textContent
      const button = Object.assign(root.createElement("button"), { type: "button", className: "sort", textContent: words })
      head.replaceChildren(button, Object.assign(root.createElement("span"), { textContent: words }))
      choice?.append(new Option(words, column))
      button.addEventListener("click", () => {
        sort(column, head.getAttribute("aria-sort") === "ascending")
        if (choice) choice.value = column
      })
    })
    choice?.addEventListener("change", () => sort(choice.value))
  }
}

function compare(one, other, language) {
  if (one.dataset.sortKey && other.dataset.sortKey) return one.dataset.sortKey - other.dataset.sortKey
  return one.textContent.trim().localeCompare(other.textContent.trim(), language, { numeric: true })
}

startSort(document)
