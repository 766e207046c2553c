import { drawOnCanvas, sceneAt, type PictureOverTime, type Scene } from '@ronde/sociogram'

/** As `pages/story.ts` sends it. */
type Story = { picture: PictureOverTime; waves: string[]; says: string[] }
type Canvases = readonly [HTMLCanvasElement, HTMLCanvasElement]

/** How long a wave stands still while it plays. */
const STAY_MS = 3200

async function fetchStory(box: HTMLElement, width: number): Promise<Story | null> {
  const answer = await fetch(`${box.dataset.waves}&width=${Math.round(width)}`).catch(() => null)
  return answer?.ok ? ((await answer.json()) as Story) : null
}

/** Colours of the page as they are now, light or dark: a canvas knows no names of colours that a style sheet gives. */
function withColours(scene: Scene, holder: HTMLElement): Scene {
  const probe = holder.appendChild(document.createElement('span'))
  const known = new Map([['none', 'none']])
  const read = (colour: string) => {
    probe.style.color = colour
    const found = known.get(colour) ?? getComputedStyle(probe).color
    known.set(colour, found)
    return found
  }
  const coloured = inColours(scene, read)
  probe.remove()
  return coloured
}

function inColours(scene: Scene, read: (colour: string) => string): Scene {
  const marks = scene.marks.map((mark) => {
    if (mark.kind === 'line') return { ...mark, colour: read(mark.colour) }
    if (mark.kind === 'text') return { ...mark, colour: read(mark.colour), ...(mark.halo === undefined ? {} : { halo: read(mark.halo) }) }
    if (mark.kind === 'shape') return { ...mark, fill: read(mark.fill), stroke: read(mark.stroke), signColour: read(mark.signColour) }
    return mark
  })
  return { ...scene, marks, ground: read(scene.ground), ink: read(scene.ink), font: getComputedStyle(document.body).fontFamily }
}

function paint(canvas: HTMLCanvasElement, scene: Scene): void {
  const width = canvas.parentElement?.clientWidth ?? scene.width
  const scale = (width / scene.width) * devicePixelRatio
  ;[canvas.width, canvas.height] = [Math.round(scene.width * scale), Math.round(scene.height * scale)]
  const brush = canvas.getContext('2d')
  if (brush !== null) drawOnCanvas(scene, brush, { scale, left: 0, top: 0 }, (data) => new Path2D(data))
}

/**
 * The upper canvas comes in over the lower one, or goes from before it; whoever wants no movement sees it at once (the style sheet knows).
 * Everybody stands at one place, so only what changed is seen to change.
 */
function makeScreen([lower, upper]: Canvases): (scene: Scene, isAtOnce: boolean) => void {
  return (scene, isAtOnce) => {
    const isUpperShown = lower.classList.contains('is-shown')
    if (isAtOnce) return paint(isUpperShown ? upper : lower, scene)
    paint(isUpperShown ? lower : upper, scene)
    lower.classList.toggle('is-shown', !isUpperShown)
  }
}

type Parts = { holder: HTMLElement; says: HTMLElement; slider: HTMLInputElement; play: HTMLButtonElement; steps: HTMLButtonElement[]; canvases: Canvases }

function findParts(box: HTMLElement): Parts | null {
  const [lower, upper] = box.querySelectorAll('canvas')
  const [says, slider, play] = [box.querySelector<HTMLElement>('[data-says]'), box.querySelector('input'), box.querySelector<HTMLButtonElement>('[data-play]')]
  const holder = lower?.parentElement ?? null
  if (lower === undefined || upper === undefined || holder === null || says === null || slider === null || play === null) return null
  return { holder, says, slider, play, steps: [...box.querySelectorAll<HTMLButtonElement>('[data-step]')], canvases: [lower, upper] }
}

/** One picture that goes from wave to wave: by itself, step by step, or with the slider. */
async function startStory(box: HTMLElement): Promise<void> {
  const parts = findParts(box)
  const first = await fetchStory(box, box.parentElement?.clientWidth ?? 0)
  if (parts === null || first === null) return
  const { holder, canvases, says, slider, play, steps } = parts
  let story = first
  let place = 0
  let timer = 0
  const last = story.says.length - 1
  const playWord = play.textContent ?? ''
  const screen = makeScreen(canvases)
  box.hidden = false

  function show(to: number, isAtOnce = false): void {
    place = Math.min(last, Math.max(0, to))
    screen(withColours(sceneAt(story.picture, place), holder), isAtOnce)
    const said = story.says[place] ?? ''
    if (says.textContent !== said) says.textContent = said
    canvases[0].setAttribute('aria-label', said)
    slider.value = String(place)
    slider.setAttribute('aria-valuetext', story.waves[place] ?? '')
    for (const step of steps) step.disabled = step.dataset.step === '1' ? place === last : place === 0
  }
  function stop(): void {
    clearInterval(timer)
    timer = 0
    play.textContent = playWord
  }
  function start(): void {
    show(place === last ? 0 : place + 1)
    play.textContent = play.dataset.stop ?? ''
    timer = window.setInterval(() => {
      show(place + 1)
      if (place === last) stop()
    }, STAY_MS)
    if (place === last) stop()
  }

  play.addEventListener('click', () => (timer === 0 ? start() : stop()))
  slider.addEventListener('input', () => (stop(), show(Number(slider.value))))
  for (const step of steps) step.addEventListener('click', () => (stop(), show(place + Number(step.dataset.step))))
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => show(place, true))
  let waiting = 0
  addEventListener('resize', () => {
    clearTimeout(waiting)
    waiting = window.setTimeout(async () => {
      story = (await fetchStory(box, box.clientWidth)) ?? story
      show(place, true)
    }, 400)
  })
  await document.fonts.ready
  show(0, true)
}

for (const box of document.querySelectorAll<HTMLElement>('[data-waves]')) void startStory(box)
