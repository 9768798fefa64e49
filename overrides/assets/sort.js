// A table whose columns sort: a button in each head, its state told by aria-sort.
export function startSort(root) {
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
        const words = (row) => row.cells[column].textContent.trim()
        const sorted = rows.toSorted((one, other) =>
          words(one).localeCompare(words(other), language, { numeric: true }) || order.get(one) - order.get(other))
        table.tBodies[0].append(...(down ? sorted.toReversed() : sorted))
      })
    })
  }
}
