// Builds print dates; the reader's browser knows today. A fiscal year runs from April to March, in Japan.
function fiscalYear(date) {
  const [year, month] = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Tokyo", year: "numeric", month: "2-digit" })
    .format(date).split("-").map(Number)
  return month >= 4 ? year : year - 1
}

// What is of one fiscal year only is shown in that year.
function showThisYear(root, date) {
  for (const element of root.querySelectorAll(`[data-only-fy="${fiscalYear(date)}"]`)) element.hidden = false
}

// An index's row carries years only to be filtered by.
function markThisYear(root, date) {
  const words = root.body.dataset.thisYear
  for (const element of root.querySelectorAll(`[data-fy="${fiscalYear(date)}"]:not(tr)`)) {
    const mark = root.createElement("span")
    mark.className = "this-year"
    mark.textContent = words
    mark.setAttribute("data-pagefind-ignore", "")
    element.classList.add("now")
    element.append(" ", mark)
  }
}

markThisYear(document, new Date())
showThisYear(document, new Date())
