import { haloWidth, headsPath, linesPath, rimOpacity, signWidth } from './operations.ts'
import { round, shapePath, signPath, type AreaMark, type LineMark, type Mark, type Scene, type ShapeMark, type TextMark } from './marks.ts'

export type SvgOptions = {
  /**
   * `page`: people can be reached by keyboard and are said by a screen reader. `image`: one picture with its title and description, nobody in it is reached
   * alone. `file`: nothing but the picture, not a word more than can be seen.
   */
  use: 'page' | 'image' | 'file'
  /** Begins the identifiers of title and description; one for each picture of a page. */
  id?: string
}

/** The scene as SVG, text as text. Lines of one style are one path, so that 1,500 ties stay small. */
export function renderSvg(scene: Scene, { use, id = 'sociogram' }: SvgOptions): string {
  const { width, height, ground, font, marks, title, description } = scene
  const isPage = use !== 'file'
  const names = use === 'page' ? new Map(scene.people.map(({ panel, person, name }) => [`${panel} ${person}`, name])) : null
  const said = isPage ? ` role="${use === 'page' ? 'group' : 'img'}" aria-labelledby="${id}-title" aria-describedby="${id}-text"` : ''
  const words = isPage ? `<title id="${id}-title">${escapeXml(title)}</title><desc id="${id}-text">${escapeXml(description)}</desc>` : ''
  const size = isPage ? '' : ` width="${width}pt" height="${height}pt"`
  const head = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"${size}${said} font-family="${escapeXml(font)}">${words}`
  return `${head}<path d="M0 0H${width}V${height}H0Z" fill="${ground}"/>${renderMarks(marks, names)}</svg>`
}

/** Neighbouring marks of one kind and style share a group; the order of the scene is kept. */
function renderMarks(marks: readonly Mark[], names: Map<string, string> | null): string {
  const parts: string[] = []
  for (let at = 0; at < marks.length;) {
    const { kind } = marks[at]!
    const key = styleKey(marks[at]!)
    let end = at + 1
    while (end < marks.length && marks[end]!.kind === kind && styleKey(marks[end]!) === key) end += 1
    const run = marks.slice(at, end)
    // The kind has just been compared.
    if (kind === 'line') parts.push(renderLines(run as LineMark[]))
    else if (kind === 'text') parts.push(renderTexts(run as TextMark[], names !== null))
    else if (kind === 'area') parts.push(...(run as AreaMark[]).map(renderArea))
    else parts.push(renderShapes(run as ShapeMark[], names))
    at = end
  }
  return parts.join('')
}

function styleKey(mark: Mark): string {
  if (mark.kind === 'line') return `${mark.colour} ${mark.width} ${mark.dash.join(' ')} ${mark.isRound} ${mark.opacity}`
  if (mark.kind === 'text') return `${mark.colour} ${mark.halo} ${mark.size} ${mark.weight} ${mark.anchor} ${mark.opacity}`
  if (mark.kind === 'shape') return `${mark.stroke} ${mark.strokeWidth} ${mark.opacity}`
  return ''
}

function opacityOf(opacity: number | undefined): string {
  return opacity === undefined ? '' : ` opacity="${round(opacity)}"`
}

function renderLines(lines: readonly LineMark[]): string {
  const { width, colour, dash, isRound, opacity } = lines[0]!
  const dashes = dash.length === 0 ? '' : ` stroke-dasharray="${dash.map(round).join(' ')}"`
  const heads = headsPath(lines)
  const drawn = `<path d="${linesPath(lines)}" fill="none" stroke="${colour}" stroke-width="${round2(width)}"${dashes}${isRound ? ' stroke-linecap="round"' : ''}${opacityOf(opacity)}/>`
  return heads === '' ? drawn : `${drawn}<path d="${heads}" fill="${colour}"${opacityOf(opacity)}/>`
}

function round2(value: number): number {
  return Math.round(value * 100) / 100
}

function renderTexts(texts: readonly TextMark[], isPage: boolean): string {
  const { colour, halo, size, weight, anchor, opacity, role } = texts[0]!
  const rim = halo === undefined ? '' : ` stroke="${halo}" stroke-width="${haloWidth(size)}" stroke-linejoin="round" paint-order="stroke"`
  const where = anchor === 'start' ? '' : ` text-anchor="${anchor}"`
  // On a page the people themselves say their names.
  const hidden = isPage && (role === 'label' || role === 'number') ? ' aria-hidden="true"' : ''
  const words = texts.map(({ x, y, text }) => `<text x="${x}" y="${y}">${escapeXml(text)}</text>`).join('')
  return `<g fill="${colour}"${rim} font-size="${round(size)}"${weight === 'bold' ? ' font-weight="700"' : ''}${where}${opacityOf(opacity)}${hidden}>${words}</g>`
}

function renderArea({ path, fill, stroke, strokeWidth, dash, opacity }: AreaMark): string {
  const rim = stroke === null ? '' : ` stroke="${stroke}" stroke-width="${strokeWidth}"${dash.length === 0 ? '' : ` stroke-dasharray="${dash.join(' ')}"`}`
  const faint = opacity === undefined ? '' : ` fill-opacity="${opacity}" stroke-opacity="${round(rimOpacity(opacity))}"`
  return `<path d="${path}" fill="${fill ?? 'none'}"${rim}${faint}/>`
}

function renderShapes(shapes: readonly ShapeMark[], names: Map<string, string> | null): string {
  const { stroke, strokeWidth, opacity } = shapes[0]!
  const drawn = shapes.map((shape) => {
    const path = renderShape(shape)
    if (names === null || shape.person === undefined) return path
    const name = names.get(`${shape.panel} ${shape.person}`) ?? ''
    return `<g tabindex="0" role="img" data-person="${shape.person}" aria-label="${escapeXml(name)}">${path}</g>`
  })
  return `<g stroke="${stroke}" stroke-width="${strokeWidth}"${opacityOf(opacity)}>${drawn.join('')}</g>`
}

function renderShape({ shape, x, y, size, fill, sign, signColour, ring }: ShapeMark): string {
  const body =
    shape === 'disc' ? `<circle cx="${x}" cy="${y}" r="${round(size)}" fill="${fill}"/>` : `<path d="${shapePath(shape, x, y, size)}" fill="${fill}"/>`
  const around = ring ? `<circle cx="${x}" cy="${y}" r="${round(size * 1.45)}" fill="none"/>` : ''
  const inside =
    sign === 'none'
      ? ''
      : `<path d="${signPath(sign, x, y, size)}" fill="none" stroke="${signColour}" stroke-width="${signWidth(sign, size)}" stroke-linecap="round"/>`
  return around + body + inside
}

/** Signs that XML does not allow go; the others are written so that no quote or bracket ends anything. */
function escapeXml(text: string): string {
  const allowed = text.toWellFormed().replaceAll(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, '')
  return allowed.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;')
}
