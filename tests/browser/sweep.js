// What a page can be asked in a browser, beyond axe's rules. Each function gives what is wrong, as texts.
(() => {
  const WORDS = /[\p{L}\p{N}]/u
  const JAPANESE = /[\u3041-\u30ff\u3400-\u9fff]/
  const say = (element) => element.outerHTML.replace(/\s+/g, " ").slice(0, 110)
  const seen = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
  const hiddenByClip = (element) => element.closest(".when, .site-header [popover]:not(:popover-open)") && true
  const clippedAway = (element) => {
    for (let e = element; e; e = e.parentElement) if (getComputedStyle(e).clipPath === "inset(50%)") return true
    return false
  }
  const inScroller = (element) => element.closest(".table-box, .site-nav[popover]:popover-open")

  function* texts() {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const node = walker.currentNode
      const parent = node.parentElement
      if (WORDS.test(node.data) && !parent.closest("script, select, .skip") && seen(parent) && !clippedAway(parent)) {
        yield [node, parent]
      }
    }
  }

  // Boxes of the letters themselves: a line's box is higher than its letters.
  function letters() {
    const out = []
    const range = document.createRange()
    for (const [node, parent] of texts()) {
      const size = parseFloat(getComputedStyle(parent).fontSize) * 0.8
      range.selectNodeContents(node)
      for (const box of range.getClientRects()) {
        if (box.width < 2) continue
        const middle = (box.top + box.bottom) / 2
        out.push({ node, parent, left: box.left, right: box.right, top: middle - size / 2, bottom: middle + size / 2 })
      }
    }
    return out
  }

  const sideways = () => {
    const width = document.documentElement.scrollWidth
    return width > innerWidth ? [`${width} px wide in ${innerWidth}`] : []
  }

  // Only a table's own region may scroll, and it can be reached and is named.
  const scrollers = () => [...document.querySelectorAll("body *")].filter((e) => {
    const { overflowX, overflowY } = getComputedStyle(e)
    const scrolls = (axis, room, content) => ["auto", "scroll"].includes(axis) && content > room + 1
    return seen(e) && (scrolls(overflowX, e.clientWidth, e.scrollWidth) || scrolls(overflowY, e.clientHeight, e.scrollHeight))
      && !(e.matches(".table-box[tabindex='0'][role='region'][aria-label]") && e.querySelector("table"))
  }).map(say)

  const lost = () => {
    const out = []
    const boxes = letters().sort((one, other) => one.top - other.top)
    for (const { parent, left, right } of boxes) {
      if ((left < -1 || right > innerWidth + 1) && !inScroller(parent)) out.push(`outside: ${say(parent)}`)
    }
    for (const element of document.querySelectorAll("body *")) {
      const { overflowX, overflowY } = getComputedStyle(element)
      const cut = (axis, room, content) => ["hidden", "clip"].includes(axis) && content > room + 1
      if (seen(element) && !clippedAway(element) && !(element instanceof SVGElement) && WORDS.test(element.textContent)
        && (cut(overflowX, element.clientWidth, element.scrollWidth) || cut(overflowY, element.clientHeight, element.scrollHeight))) {
        out.push(`cut off: ${say(element)}`)
      }
    }
    for (let i = 0; i < boxes.length; i++) {
      const one = boxes[i]
      for (let j = i + 1; j < boxes.length && boxes[j].top < one.bottom - 2; j++) {
        const other = boxes[j]
        if (one.node === other.node) continue
        if (Math.min(one.right, other.right) - Math.max(one.left, other.left) > 2) {
          out.push(`overlap: ${one.node.data.trim().slice(0, 30)} / ${other.node.data.trim().slice(0, 30)}`)
        }
      }
    }
    return out
  }

  const size = (element) => {
    const { width, height } = element.getBoundingClientRect()
    return Math.min(width, height)
  }
  // A link in a line of text may be as high as the line.
  const targets = () => [...document.querySelectorAll("a[href], button, select, input, summary")]
    .filter((e) => seen(e) && getComputedStyle(e).display !== "inline" && !e.matches(".skip") && size(e) < 23.99).map(say)

  const MAIN = ".tool, .sort, .site-nav a, .town-nav a, .site-name, .filters :is(select, input, button), summary, .jump a, .neighbours a, .site-footer a, .page-tools a"
  const controls = () => [...document.querySelectorAll(MAIN)]
    .filter((e) => seen(e) && e.getBoundingClientRect().height < 43.99).map((e) => `${e.getBoundingClientRect().height}: ${say(e)}`)

  const language = () => {
    const out = []
    for (const [node, parent] of texts()) {
      const language = parent.closest("[lang]").lang
      if (language === "en" && JAPANESE.test(node.data)) out.push(`not marked as Japanese: ${say(parent)}`)
    }
    for (const element of document.querySelectorAll("[aria-label], [alt], [title]")) {
      const words = ["aria-label", "alt", "title"].map((name) => element.getAttribute(name) ?? "").join("")
      if (element.closest("[lang]").lang === "en" && JAPANESE.test(words)) out.push(`label in Japanese: ${say(element)}`)
    }
    for (const option of document.querySelectorAll("option")) {
      if (option.closest("[lang]").lang === "en" && JAPANESE.test(option.text)) out.push(`option in Japanese: ${option.text}`)
    }
    return out
  }

  // In one narrow column what comes later in the page stands lower, or further right in the same line.
  const order = () => {
    const out = []
    let last
    for (const box of letters()) {
      if (box.parent.closest("table, svg, [popover]")) continue
      if (last && box.bottom < last.top - 4) out.push(`${last.node.data.trim().slice(0, 30)} / ${box.node.data.trim().slice(0, 30)}`)
      last = box
    }
    return out
  }

  const structure = () => {
    const out = []
    let level = 0
    for (const heading of document.querySelectorAll("main :is(h1, h2, h3, h4, h5, h6)")) {
      const here = Number(heading.localName[1])
      if (here > level + 1) out.push(`skips a level: ${say(heading)}`)
      if (!heading.textContent.trim()) out.push(`empty: ${say(heading)}`)
      level = here
    }
    for (const table of document.querySelectorAll("table")) {
      const heads = [...table.querySelectorAll("th")]
      if (!heads.length || heads.some((head) => !head.scope)) out.push(`head without scope: ${say(table)}`)
    }
    for (const item of document.querySelectorAll("li, dt, dd")) {
      if (!item.closest("ul, ol, dl")) out.push(`item of no list: ${say(item)}`)
    }
    const regions = [...document.querySelectorAll("nav, [role='region']")].map((e) => e.getAttribute("aria-label"))
    if (regions.some((name) => !name)) out.push("a region without a name")
    return out
  }

  const pictures = () => {
    const out = [...document.querySelectorAll("img, canvas, object, embed, picture, svg image")]
      .filter((e) => !e.matches("img[alt]")).map((e) => `no text instead: ${say(e)}`)
    for (const svg of document.querySelectorAll("svg")) {
      const words = document.getElementById(svg.getAttribute("aria-labelledby") ?? "")?.textContent.trim()
      if (!svg.closest("[aria-hidden='true']") && !(svg.getAttribute("role") === "img" && words)) out.push(`no text instead: ${say(svg)}`)
    }
    for (const chart of document.querySelectorAll("[aria-hidden='true'].bars")) {
      if (!chart.closest("figure")?.querySelector("table")) out.push(`a chart without a table: ${say(chart)}`)
    }
    return out
  }

  const names = () => {
    const out = []
    for (const element of document.querySelectorAll("a[href], button, summary, select, input")) {
      const spoken = element.getAttribute("aria-label")
      const shown = element.matches("select, input") ? [...element.labels ?? []].map((l) => l.textContent).join("") : element.textContent
      if (!(spoken ?? shown).trim()) out.push(`no name: ${say(element)}`)
      if (spoken && !spoken.includes(shown.trim())) out.push(`called otherwise than shown: ${say(element)}`)
      if (element.matches("select, input") && ![...element.labels].some(seen) && seen(element)) out.push(`no visible label: ${say(element)}`)
    }
    return out
  }

  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true })
  const known = new Map()
  const rgba = (colour) => {
    if (!known.has(colour)) {
      canvas.clearRect(0, 0, 1, 1)
      canvas.fillStyle = colour
      canvas.fillRect(0, 0, 1, 1)
      const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data
      known.set(colour, [r, g, b, a / 255])
    }
    return known.get(colour)
  }
  const over = ([r, g, b, a], [R, G, B]) => [r * a + R * (1 - a), g * a + G * (1 - a), b * a + B * (1 - a), 1]
  const behind = (element) => {
    const layers = []
    for (let e = element; e; e = e.parentElement) {
      const colour = rgba(getComputedStyle(e).backgroundColor)
      if (colour[3] > 0) layers.push(colour)
      if (colour[3] === 1) break
    }
    return layers.reverse().reduce((below, above) => over(above, below), rgba("Canvas"))
  }
  const light = (colour) => {
    const [r, g, b] = colour.slice(0, 3).map((c) => c / 255).map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const ratio = (one, other) => {
    const [high, low] = [light(one), light(other)].sort((a, b) => b - a)
    return (high + 0.05) / (low + 0.05)
  }
  const contrast = () => {
    const out = new Set()
    for (const [, parent] of texts()) {
      const back = behind(parent)
      const style = getComputedStyle(parent)
      const colour = over(rgba(parent.closest("svg") ? style.fill : style.color), back)
      if (ratio(colour, back) < 4.5) out.add(`${ratio(colour, back).toFixed(2)}: ${say(parent)}`)
    }
    return [...out]
  }

  const moves = () => document.getAnimations().map((animation) => say(animation.effect.target))

  window.machidx = {
    sideways, scrollers, lost, targets, controls, language, order, structure, pictures, names, contrast, moves,
    rgba, over, behind, ratio,
  }
})()
