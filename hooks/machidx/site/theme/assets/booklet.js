// Page numbers for the booklet. Chromium breaks columns exactly as it breaks pages: with the print style sheets switched
// on and the booklet laid out in columns of one page each, an element's column is its page. Browsers that print no page
// numbers break pages differently and get contents without numbers. On screen nothing is numbered.
const ROUNDS = 5
const NUMBERS_PAGES = "CSSMarginRule" in window

function startBooklet(root) {
  const article = root.querySelector(".booklet")
  const sheets = [...root.querySelectorAll('link[media="print"]')]
  const number = () => NUMBERS_PAGES && onPaper(root, sheets, () => {
    // Numbers take space and may move text: repeat until they are stable.
    for (let round = 0; round < ROUNDS && fill(article, pagesOf(article)); round += 1);
  })
  addEventListener("beforeprint", number)
  for (const button of root.querySelectorAll("[data-print]")) {
    button.addEventListener("click", () => print())
    button.hidden = false
  }
}

function onPaper(root, sheets, work) {
  // Keep the page's height, so that measuring neither scrolls nor stops a scroll in progress.
  root.body.style.minHeight = `${root.documentElement.scrollHeight}px`
  for (const sheet of sheets) sheet.media = "all"
  root.documentElement.classList.add("measuring")
  work()
  root.documentElement.classList.remove("measuring")
  for (const sheet of sheets) sheet.media = "print"
  root.body.style.minHeight = ""
}

// Map from id to 1-based page number, for all visible elements with an id.
function pagesOf(article) {
  const start = article.getBoundingClientRect()
  const pageOf = (element) => Math.floor((element.getClientRects()[0].left - start.left + 1) / start.width) + 1
  const heads = repeatHeads(article, pageOf)
  const pages = new Map([...article.querySelectorAll("[id]")].filter((one) => one.getClientRects().length)
    .map((one) => [one.id, pageOf(one)]))
  for (const head of heads) head.remove()
  return pages
}

// Printing repeats a table's head on each page, columns do not: insert placeholders, and return them for removal.
function repeatHeads(article, pageOf) {
  const heads = []
  for (const table of article.querySelectorAll("table:has(> thead)")) {
    let last = pageOf(table.tHead)
    const rows = [...table.tBodies].flatMap((body) => [...body.rows])
    for (const row of rows.filter((row) => row.getClientRects().length)) {
      const page = pageOf(row)
      if (page > last) {
        const head = document.createElement("tr")
        head.insertCell().colSpan = table.tHead.rows[0].cells.length
        head.style.height = `${table.tHead.getBoundingClientRect().height}px`
        row.before(head)
        heads.push(head)
      }
      last = page
    }
  }
  return heads
}

// Writes the numbers; returns whether any changed.
function fill(article, pages) {
  let changed = false
  const put = (element, name, words) => {
    if (element.getAttribute(name) === words) return
    element.setAttribute(name, words)
    changed = true
  }
  for (const entry of article.querySelectorAll("[data-page-of]")) put(entry, "data-page", String(pages.get(entry.dataset.pageOf)))
  const words = article.querySelector("[data-to-page-words]").dataset.toPageWords
  for (const link of article.querySelectorAll('a[href^="#"]:not(.entry, nav a)')) {
    put(link, "data-to-page", words.replace("{page}", pages.get(decodeURIComponent(link.hash.slice(1)))))
  }
  return changed
}

startBooklet(document)
