type Spot = { person: string; mark: SVGGElement; x: number; y: number }

const STEP = 1.4
const CLOSEST = 6
const DIRECTIONS: Record<string, readonly [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }

/** Who is tied to whom, as the list on the same page says it: "1,2;0;0". */
function readTies(text: string): string[][] {
  return text.split(';').map((others) => others.split(',').filter((other) => other !== ''))
}

/** In that direction the nearest of those tied to this person; where none stands there, the nearest of all. */
function nextSpot(spots: readonly Spot[], from: Spot, [dx, dy]: readonly [number, number], tied: readonly string[]): Spot | undefined {
  const ahead = spots.filter((spot) => {
    const [along, across] = [(spot.x - from.x) * dx + (spot.y - from.y) * dy, Math.abs((spot.x - from.x) * dy) + Math.abs((spot.y - from.y) * dx)]
    return along > 0 && across <= along * 1.8
  })
  const nearest = ahead.toSorted((one, other) => Math.hypot(one.x - from.x, one.y - from.y) - Math.hypot(other.x - from.x, other.y - from.y))
  return nearest.find(({ person }) => tied.includes(person)) ?? nearest[0]
}

type PictureView = {
  /** The middle stays where it is, or the point at these pixels of the picture does. */
  zoom: (factor: number, at?: { x: number; y: number }) => void
  shift: (dx: number, dy: number) => void
  centre: (x: number, y: number) => void
  all: () => void
}

/** What is seen of the picture: enlarged about a middle, never beyond its edges. */
function makeView(svg: SVGSVGElement): PictureView {
  const { width, height } = svg.viewBox.baseVal
  let [scale, x, y] = [1, width / 2, height / 2]
  const show = () => {
    const [w, h] = [width / scale, height / scale]
    x = Math.min(width - w / 2, Math.max(w / 2, x))
    y = Math.min(height - h / 2, Math.max(h / 2, y))
    svg.setAttribute('viewBox', `${x - w / 2} ${y - h / 2} ${w} ${h}`)
  }
  const inPicture = () => width / scale / svg.clientWidth
  return {
    zoom: (factor, at) => {
      const before = inPicture()
      scale = Math.min(CLOSEST, Math.max(1, scale * factor))
      if (at !== undefined) {
        x += (at.x - svg.clientWidth / 2) * (before - inPicture())
        y += (at.y - svg.clientHeight / 2) * (before - inPicture())
      }
      show()
    },
    shift: (dx, dy) => {
      x -= dx * inPicture()
      y -= dy * inPicture()
      if (scale > 1) show()
    },
    centre: (toX, toY) => {
      ;[x, y] = [toX, toY]
      if (scale > 1) show()
    },
    all: () => {
      scale = 1
      show()
    },
  }
}

/** A mouse drags what is enlarged. One finger scrolls the page as everywhere; two move and enlarge the picture. */
function followPointers(svg: SVGSVGElement, view: PictureView): void {
  let held: { x: number; y: number } | null = null
  svg.addEventListener('pointerdown', ({ clientX, clientY, pointerType }) => (held = pointerType === 'mouse' ? { x: clientX, y: clientY } : null))
  svg.addEventListener('pointermove', ({ clientX, clientY }) => {
    if (held === null) return
    view.shift(clientX - held.x, clientY - held.y)
    held = { x: clientX, y: clientY }
  })
  for (const end of ['pointerup', 'pointerleave', 'pointercancel'] as const) svg.addEventListener(end, () => (held = null))

  let pinch: { x: number; y: number; apart: number } | null = null
  const fingers = ({ touches: [one, other] }: TouchEvent) => {
    if (one === undefined || other === undefined) return null
    const { left, top } = svg.getBoundingClientRect()
    const [x, y] = [(one.clientX + other.clientX) / 2 - left, (one.clientY + other.clientY) / 2 - top]
    return { x, y, apart: Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY) }
  }
  const follow = (event: TouchEvent) => {
    const now = fingers(event)
    if (now !== null) {
      event.preventDefault()
      if (pinch !== null) {
        view.zoom(now.apart / Math.max(1, pinch.apart), now)
        view.shift(now.x - pinch.x, now.y - pinch.y)
      }
    }
    pinch = now
  }
  for (const moment of ['touchstart', 'touchmove', 'touchend'] as const) svg.addEventListener(moment, follow, { passive: false })
}

type Words = { ties: string[][]; tied: string; alone: string; says: HTMLElement | null }

/** Only the name, which begins what a screen reader says of somebody. */
function nameOf({ mark }: Spot): string {
  return mark.getAttribute('aria-label')?.split(', ')[0] ?? ''
}

/** Lines from somebody to whom she is tied, over all others. */
function drawChosen(svg: SVGSVGElement, from: Spot, others: readonly Spot[]): void {
  const lines = svg.querySelector('.chosen') ?? document.createElementNS('http://www.w3.org/2000/svg', 'path')
  lines.setAttribute('class', 'chosen')
  lines.setAttribute('d', others.map(({ x, y }) => `M${from.x} ${from.y}L${x} ${y}`).join(''))
  svg.querySelector('[data-person]')?.parentElement?.before(lines)
}

/** One stop for the tab key; arrows go from person to person, + and − enlarge, 0 shows all. Whoever is chosen is said, with whom she is tied to. */
function startPicture(svg: SVGSVGElement, { ties, tied, alone, says }: Words): PictureView {
  const view = makeView(svg)
  const marks = [...svg.querySelectorAll<SVGGElement>('[data-person]')]
  // Where they stand is asked only once somebody is chosen: a picture that is not shown has no places.
  const listSpots = () =>
    marks.map((mark): Spot => {
      const { x, y, width, height } = mark.getBBox()
      return { person: mark.dataset.person ?? '', mark, x: x + width / 2, y: y + height / 2 }
    })
  const tiesOf = ({ person }: Spot) => ties[Number(person)] ?? []
  for (const [place, mark] of marks.entries()) mark.setAttribute('tabindex', place === 0 ? '0' : '-1')

  // Not at the picture itself: a browser takes that for something to stop at.
  svg.parentElement?.addEventListener('focusin', ({ target }) => {
    const spots = listSpots()
    const spot = spots.find(({ mark }) => mark === target)
    if (spot === undefined) return
    for (const { mark } of spots) mark.setAttribute('tabindex', mark === spot.mark ? '0' : '-1')
    view.centre(spot.x, spot.y)
    const others = spots.filter(({ person }) => tiesOf(spot).includes(person))
    drawChosen(svg, spot, others)
    if (says !== null)
      says.textContent = (others.length === 0 ? alone : tied).replace('{name}', nameOf(spot)).replace('{others}', others.map(nameOf).join(', '))
  })
  svg.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const spots = listSpots()
    const from = spots.find(({ mark }) => mark === document.activeElement)
    const direction = DIRECTIONS[event.key]
    const next = from !== undefined && direction !== undefined ? nextSpot(spots, from, direction, tiesOf(from)) : undefined
    if (next !== undefined) next.mark.focus()
    else if (event.key === '+') view.zoom(STEP)
    else if (event.key === '-') view.zoom(1 / STEP)
    else if (event.key === '0') view.all()
    else if (direction === undefined) return
    event.preventDefault()
  })
  followPointers(svg, view)
  return view
}

/** Read as a document by the browser itself: our pages let no script make markup out of text. */
function fetchSvg(address: string): Promise<Element | null> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.responseType = 'document'
    request.addEventListener('loadend', () => resolve(request.status === 200 ? (request.responseXML?.documentElement ?? null) : null))
    request.open('GET', address)
    request.send()
  })
}

/** A large picture is a file of its own; here it becomes a part of the page, so that people in it can be reached. */
async function takeIn(holder: HTMLElement): Promise<void> {
  if (holder.clientWidth === 0) return
  const svg = await fetchSvg(holder.dataset.picture ?? '')
  if (svg?.localName === 'svg') holder.replaceChildren(document.importNode(svg, true))
}

async function startBox(box: HTMLElement): Promise<void> {
  const holders = [...box.querySelectorAll<HTMLElement>('[data-picture]')]
  await Promise.all(holders.map(takeIn))
  const { tied = '', alone = '' } = box.dataset
  const words = { ties: readTies(box.dataset.ties ?? ''), tied, alone, says: box.querySelector<HTMLElement>('[data-focused]') }
  const views = [...box.querySelectorAll('svg')].map((svg) => startPicture(svg, words))
  for (const button of box.querySelectorAll<HTMLButtonElement>('[data-zoom]')) {
    const { zoom } = button.dataset
    button.addEventListener('click', () => views.forEach((view) => (zoom === 'all' ? view.all() : view.zoom(zoom === 'in' ? STEP : 1 / STEP))))
  }
  for (const part of box.querySelectorAll<HTMLElement>('[data-with-script]')) part.hidden = false
}

for (const box of document.querySelectorAll<HTMLElement>('[data-sociogram]')) void startBox(box)
