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

/** What is seen of the picture: enlarged about a middle, never beyond its edges. */
function makeView(svg: SVGSVGElement): {
  zoom: (factor: number) => void
  shift: (dx: number, dy: number) => void
  centre: (x: number, y: number) => void
  all: () => void
} {
  const { width, height } = svg.viewBox.baseVal
  let [scale, x, y] = [1, width / 2, height / 2]
  const show = () => {
    const [w, h] = [width / scale, height / scale]
    x = Math.min(width - w / 2, Math.max(w / 2, x))
    y = Math.min(height - h / 2, Math.max(h / 2, y))
    svg.setAttribute('viewBox', `${x - w / 2} ${y - h / 2} ${w} ${h}`)
  }
  return {
    zoom: (factor) => {
      scale = Math.min(CLOSEST, Math.max(1, scale * factor))
      show()
    },
    shift: (dx, dy) => {
      const inPicture = width / scale / svg.clientWidth
      x -= dx * inPicture
      y -= dy * inPicture
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

/** One stop for the tab key; arrows go from person to person, + and − enlarge, 0 shows all, and what is enlarged can be dragged. */
function startPicture(box: HTMLElement): void {
  const svg = box.querySelector('svg')
  if (svg === null) return
  const spots = [...svg.querySelectorAll<SVGGElement>('[data-person]')].map((mark): Spot => {
    const { x, y, width, height } = mark.getBBox()
    return { person: mark.dataset.person ?? '', mark, x: x + width / 2, y: y + height / 2 }
  })
  const ties = readTies(box.dataset.ties ?? '')
  const view = makeView(svg)
  for (const [place, { mark }] of spots.entries()) mark.setAttribute('tabindex', place === 0 ? '0' : '-1')

  function goTo(spot: Spot): void {
    for (const { mark } of spots) mark.setAttribute('tabindex', mark === spot.mark ? '0' : '-1')
    view.centre(spot.x, spot.y)
    spot.mark.focus()
  }

  svg.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const from = spots.find(({ mark }) => mark === document.activeElement)
    const direction = DIRECTIONS[event.key]
    const next = from !== undefined && direction !== undefined ? nextSpot(spots, from, direction, ties[Number(from.person)] ?? []) : undefined
    if (next !== undefined) goTo(next)
    else if (event.key === '+') view.zoom(STEP)
    else if (event.key === '-') view.zoom(1 / STEP)
    else if (event.key === '0') view.all()
    else if (direction === undefined) return
    event.preventDefault()
  })
  let held: { x: number; y: number } | null = null
  svg.addEventListener('pointerdown', ({ clientX, clientY }) => (held = { x: clientX, y: clientY }))
  svg.addEventListener('pointermove', ({ clientX, clientY }) => {
    if (held === null) return
    view.shift(clientX - held.x, clientY - held.y)
    held = { x: clientX, y: clientY }
  })
  for (const end of ['pointerup', 'pointerleave', 'pointercancel'] as const) svg.addEventListener(end, () => (held = null))
  for (const button of box.querySelectorAll<HTMLButtonElement>('[data-zoom]')) {
    button.addEventListener('click', () => (button.dataset.zoom === 'all' ? view.all() : view.zoom(button.dataset.zoom === 'in' ? STEP : 1 / STEP)))
  }
  for (const part of box.querySelectorAll<HTMLElement>('[data-with-script]')) part.hidden = false
}

for (const box of document.querySelectorAll<HTMLElement>('[data-sociogram]')) startPicture(box)
