// Optional readings above linked terms and the titles of their pages. The readings come from the tooltips and the title;
// the choice is remembered. Kana gets no reading, only the pieces between kana do.
const REMEMBERED = "machidx-furigana"
const KANA = /([ぁ-ゖァ-ヶー][ぁ-ゖァ-ヶー・]*)/
const hiragana = (text) => text.replace(/[ァ-ヶ]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0x60))
const plain = (text) => text.normalize("NFKC").toLowerCase()

// Splits into [text, reading?] pieces: 書かない窓口, かかないまどぐち gives 書 (か), かない, 窓口 (まどぐち). If the kana
// match the reading in no way or in several, the whole label gets the whole reading.
export function parts(label, reading) {
  const pieces = label.split(KANA).filter(Boolean)
  const isKana = (piece) => KANA.test(piece)
  if (pieces.every(isKana)) return [[label]]
  const read = (any) => {
    const pattern = pieces.map((piece) => isKana(piece) ? hiragana(piece).replaceAll("・", "・?") : any).join("")
    return reading.match(new RegExp(`^${pattern}$`))?.slice(1) ?? []
  }
  const found = read("(.+?)")
  if (!found.length || found.join("|") !== read("(.+)").join("|")) return [[label, reading]]
  return pieces.map((piece) => isKana(piece) ? [piece] : [piece, found.shift()])
}

function startFurigana(root) {
  const button = root.querySelector(".appearance .furigana")
  if (!button) return
  const places = [...titles(root), ...links(root)]
  // Hide the button where nothing has a reading.
  button.hidden = !places.length
  let shown = false
  const show = (wanted) => {
    shown = wanted
    for (const { element, before, reading } of places) {
      element.replaceChildren(...(shown ? ruby(root, element.textContent, reading) : before))
    }
    button.textContent = shown ? button.dataset.remove : button.dataset.add
  }
  button.addEventListener("click", () => {
    show(!shown)
    try { localStorage.setItem(REMEMBERED, shown ? "yes" : "no") } catch { /* not remembered */ }
  })
  try { if (localStorage.getItem(REMEMBERED) === "yes") show(true) } catch { /* then without readings */ }
}

const place = (element, reading) => ({ element, reading, before: [...element.childNodes] })

function* titles(root) {
  for (const element of root.querySelectorAll("h1[data-reading]")) yield place(element, element.dataset.reading)
}

// Skips links that show other words than the term's name: their reading is unknown.
function* links(root) {
  for (const element of root.querySelectorAll("a.term[interestfor]")) {
    const tip = root.getElementById(element.getAttribute("interestfor"))
    const name = tip?.querySelector("strong").textContent
    if (tip?.dataset.reading && plain(name) === plain(element.textContent)) yield place(element, tip.dataset.reading)
  }
}

function ruby(root, text, reading) {
  return parts(text, reading).map(([base, above]) => {
    if (!above) return base
    const made = root.createElement("ruby")
    const make = (name, words) => Object.assign(root.createElement(name), { textContent: words })
    made.classList.toggle("long", Math.max(base.length, above.length * 0.6) > 9)
    made.append(base, make("rp", "（"), make("rt", above), make("rp", "）"))
    return made
  })
}

startFurigana(document)
