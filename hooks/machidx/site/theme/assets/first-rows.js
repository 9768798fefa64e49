// The data page: shows the first rows of a table when its fold is opened.
const SHOWN = 10

function cells(text) {
  // RFC 4180: a quotation mark within quoted text is doubled.
  const rows = [[]]
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1).push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    if (end !== ",") {
      if (rows.length > SHOWN || !end) break
      rows.push([])
    }
  }
  return rows.filter((row) => row.length > 1 || row[0])
}

function table(rows) {
  const made = document.createElement("table")
  for (const [number, row] of rows.slice(0, SHOWN + 1).entries()) {
    const line = made.insertRow()
    for (const text of row) {
      const cell = line.appendChild(document.createElement(number ? "td" : "th"))
      if (!number) cell.scope = "col"
      cell.textContent = text
    }
  }
  return made
}

for (const fold of document.querySelectorAll("[data-first-rows]")) {
  const first = fold.querySelector("[data-first]")
  const box = first.querySelector(".table-box")
  fold.addEventListener("toggle", async () => {
    if (!fold.open || box.childElementCount) return
    try {
      const answer = await fetch(fold.dataset.firstRows)
      if (!answer.ok) throw new Error(answer.statusText)
      const rows = cells(new TextDecoder().decode(await answer.arrayBuffer()))
      box.replaceChildren(table(rows))
      first.hidden = rows.length < 2
      fold.querySelector("[data-none]").hidden = rows.length > 1
    } catch {
      fold.querySelector("[data-failed]").hidden = false
    }
  })
}
