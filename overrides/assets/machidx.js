// What a page gains with JavaScript: today's marks, filters, light and dark, readings. All else works without.
import { markThisYear, showThisYear } from "./this-year.js"
import { startFilters } from "./filters.js"
import { startFind } from "./find.js"
import { startMyTown } from "./my-town.js"
import { startSameHeading } from "./same-heading.js"
import { startSearch } from "./search.js"
import { startSort } from "./sort.js"
import { startTips } from "./tips.js"
import { startAppearance } from "./appearance-button.js"
import { startFurigana } from "./furigana.js"

markThisYear(document, new Date())
showThisYear(document, new Date())
startFilters(document)
startFind(document)
startMyTown(document)
startSameHeading(document)
startSearch(document)
startSort(document)
startTips(document)
startAppearance(document)
startFurigana(document)
