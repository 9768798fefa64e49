// Folds of a schedule: the policies of a town on a phone; of several towns, the years but this one, until a town or a
// kind is chosen.
// Runs after filters.js, which hides rows.
const FEW = 30 // so many rows at most are shown at once

function fiscalYear(date) {
  const [year, month] = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Tokyo", year: "numeric", month: "2-digit" })
    .format(date).split("-").map(Number)
  return String(month >= 4 ? year : year - 1)
}

// On a wide screen all tables are open; on a phone all would take seventeen screens.
function startPolicies(root) {
  const policies = [...root.querySelectorAll(".planned")]
  if (policies.length > 1 && matchMedia("(max-width: 47.99em)").matches) {
    for (const policy of policies) policy.open = false
  }
  root.documentElement.dataset.folded = ""
}

function startYears(root) {
  const form = root.querySelector("[data-filters='happenings']")
  const years = [...root.querySelectorAll(".event-year")]
  if (!form) return
  const kind = form.elements.kind
  const folds = [...root.querySelectorAll(".event-year details")].map((element) => ({ element, open: element.open }))
  const rowsOf = (element) => element.querySelectorAll("tr:not([hidden])").length

  const count = () => {
    for (const fold of root.querySelectorAll("#happenings details")) {
      const told = fold.querySelector("[data-rows]")
      told.textContent = told.dataset.rows.replace("{count}", rowsOf(fold))
    }
  }
  const open = () => {
    const isChosen = [...form.querySelectorAll("select")].some(({ value }) => value)
    const shown = years.filter(rowsOf)
    const isFew = shown.reduce((sum, year) => sum + rowsOf(year), 0) <= FEW
    const now = shown.find(({ dataset }) => dataset.year === fiscalYear(new Date())) ?? shown[0]
    // Before a choice, this year with its first group, unless a link leads to another year.
    const isQuiet = !isChosen && location.hash.startsWith("#fy")
    for (const year of years) year.hidden = !rowsOf(year)
    for (const year of years) year.open = (isChosen && isFew) || (year === now && !isQuiet)
    for (const { element, open } of folds) {
      const isLater = !isChosen && now?.contains(element) && element.previousElementSibling?.localName === "details"
      element.open = isChosen ? open || isFew || !!kind?.value : open && !isLater
    }
  }
  const show = () => { count(); open() }
  form.addEventListener("change", show)
  form.addEventListener("reset", () => setTimeout(show))
  addEventListener("popstate", show)
  show()
}

// A link to a year or a policy opens it.
function startLinks(root) {
  const follow = () => {
    const asked = location.hash && root.getElementById(location.hash.slice(1))?.closest("summary") // ids of years and policies are ASCII
    if (!asked) return
    asked.parentElement.open = true
    asked.parentElement.hidden = false
    asked.scrollIntoView()
  }
  addEventListener("hashchange", follow)
  follow()
}

startPolicies(document)
startYears(document)
startLinks(document)
