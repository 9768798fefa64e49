// Sortable tables: a button in each column header, with the state in aria-sort. Cells sort by their text, or by the
// number in data-sort-key where alphabetical order is meaningless.
function startSort(root) {
  for (const table of root.querySelectorAll("table[data-sort]")) {
    const rows = [...table.tBodies[0].rows]
    const order = new Map(rows.map((row, index) => [row, index]))
    const language = root.documentElement.lang
    table.tHead.querySelectorAll("th").forEach((head, column) => {
      const button = root.createElement("button")
      button.type = "button"
      button.className = "sort"
      button.textContent = head.textContent
      head.replaceChildren(button)
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending"
        for (const other of table.tHead.querySelectorAll("[aria-sort]")) other.removeAttribute("aria-sort")
        head.setAttribute("aria-sort", down ? "descending" : "ascending")
        const sorted = rows.toSorted((one, other) =>
          compare(one.cells[column], other.cells[column], language) || order.get(one) - order.get(other))
        table.tBodies[0].append(...(down ? sorted.toReversed() : sorted))
      })
    })
  }
}

function compare(one, other, language) {
  if (one.dataset.sortKey && other.dataset.sortKey) return one.dataset.sortKey - other.dataset.sortKey
  return one.textContent.trim().localeCompare(other.textContent.trim(), language, { numeric: true })
}

startSort(document)
