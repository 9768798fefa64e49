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

// Shows what is to be said once a fiscal year is over.
function showPast(root, date) {
  const now = fiscalYear(date)
  for (const element of root.querySelectorAll("[data-after-fy]")) element.hidden = Number(element.dataset.afterFy) >= now
}

// Hides what is not due yet, and what has nothing due; counts what is.
function showDue(root, date) {
  const now = fiscalYear(date)
  for (const item of root.querySelectorAll("[data-from-fy]")) item.hidden = Number(item.dataset.fromFy) > now
  for (const group of root.querySelectorAll("[data-due]")) {
    const due = group.querySelectorAll("[data-from-fy]:not([hidden])").length
    group.hidden = !due
    for (const count of group.querySelectorAll("[data-count]")) count.textContent = count.dataset.count.replace("{count}", due)
  }
  for (const nothing of root.querySelectorAll("[data-nothing-due]")) {
    nothing.hidden = !nothing.parentElement.querySelector("[data-due]") || !!nothing.parentElement.querySelector("[data-due]:not([hidden])")
  }
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
showPast(document, new Date())
showDue(document, new Date())
