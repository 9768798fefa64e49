// Marks the current fiscal year (April to March, in Japan) at reading time, which a build cannot know.
function fiscalYear(date) {
  const [year, month] = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Tokyo", year: "numeric", month: "2-digit" })
    .format(date).split("-").map(Number)
  return month >= 4 ? year : year - 1
}

// Shows elements meant for the current fiscal year only.
function showThisYear(root, date) {
  for (const element of root.querySelectorAll(`[data-only-fy="${fiscalYear(date)}"]`)) element.hidden = false
}

// Labels elements of the current fiscal year, except table rows, whose years are only for filtering.
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
