// The page of answers as a sheet and as a picture: of my town, or of all towns.
const SCALE = 2

function startAnswers(root) {
  const tools = root.querySelector("[data-sheet-tools]")
  const said = tools.querySelector("[role=status]")
  const pictureOf = (id) => (id ? `answers-${id}.svg` : "answers.svg")
  let mine = root.documentElement.dataset.hasTown
  root.addEventListener("my-town", ({ detail }) => { mine = detail })

  for (const button of tools.querySelectorAll("[data-sheet-of]")) {
    button.addEventListener("click", () => {
      root.documentElement.dataset.sheet = button.dataset.sheetOf
      print()
      delete root.documentElement.dataset.sheet
    })
  }
  const button = tools.querySelector("[data-picture]")
  button.addEventListener("click", async () => {
    button.disabled = true
    try {
      const name = `${pictureOf(mine).replace(".svg", "")}.png`
      await share(new File([await asPng(root, pictureOf(mine))], name, { type: "image/png" }), tools.dataset.title)
      said.textContent = tools.dataset.done
    } catch {
      said.textContent = tools.dataset.failed
    }
    button.disabled = false
  })
  tools.hidden = false
}

// Draws a picture of this site at twice its size, so that it can be printed, too.
async function asPng(root, address) {
  const picture = new Image()
  picture.src = address
  await picture.decode()
  const canvas = root.createElement("canvas")
  canvas.width = picture.naturalWidth * SCALE
  canvas.height = picture.naturalHeight * SCALE
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png")
  })
}

// Offers the file to the apps of a phone; where there is none, saves it.
async function share(file, title) {
  if (navigator.canShare?.({ files: [file] })) {
    try {
      return await navigator.share({ files: [file], title })
    } catch (error) {
      if (error.name === "AbortError") return undefined
    }
  }
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(file), download: file.name })
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
  return undefined
}

startAnswers(document)
