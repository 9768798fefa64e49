// The page numbers of a booklet. Chromium breaks columns as it breaks pages: with the sheets for paper switched on and the
// booklet laid out in columns of one page each, the column in which something stands is its page. A browser that prints no
// page numbers, and breaks pages in its own way, gets contents without numbers. On the screen there are no pages to number.
const ROUNDS = 5
const NUMBERS_PAGES = "CSSMarginRule" in window

function startBooklet(root) {
  const article = root.querySelector(".booklet")
  const sheets = [...root.querySelectorAll('link[media="print"]')]
  const number = () => NUMBERS_PAGES && onPaper(root, sheets, () => {
    // A number takes room itself: until nothing moves any more.
    for (let round = 0; round < ROUNDS && fill(article, pagesOf(article)); round += 1);
  })
  addEventListener("beforeprint", number)
  for (const button of root.querySelectorAll("[data-print]")) {
    button.addEventListener("click", () => print())
    button.hidden = false
  }
}

function onPaper(root, sheets, work) {
  // The page stays as high as it is: nothing scrolls, and a scroll under way goes on.
  root.body.style.minHeight = `${root.documentElement.scrollHeight}px`
  for (const sheet of sheets) sheet.media = "all"
  root.documentElement.classList.add("measuring")
  work()
  root.documentElement.classList.remove("measuring")
  for (const sheet of sheets) sheet.media = "print"
  root.body.style.minHeight = ""
}

// The page of each element that has an id.
function pagesOf(article) {
  const start = article.getBoundingClientRect()
  const pageOf = (element) => Math.floor((element.getClientRects()[0].left - start.left + 1) / start.width) + 1
  const heads = repeatHeads(article, pageOf)
  const pages = new Map([...article.querySelectorAll("[id]")].filter((one) => one.getClientRects().length)
    .map((one) => [one.id, pageOf(one)]))
  for (const head of heads) head.remove()
  return pages
}

// On a new page, and not in a new column, a table's head is printed again: keep room for it.
function repeatHeads(article, pageOf) {
  const heads = []
  for (const table of article.querySelectorAll("table:has(> thead)")) {
    let last = pageOf(table.tHead)
    for (const row of [...table.tBodies].flatMap((body) => [...body.rows])) {
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

// Prints the numbers; whether any of them is new.
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
