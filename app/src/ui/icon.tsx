import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/** The few shapes in use, by what they mean here; their names in Lucide beside them. */
const SHAPES = {
  done: 'check',
  attention: 'triangle-alert',
  refused: 'octagon-x',
  info: 'info',
  add: 'plus',
  remove: 'trash-2',
  edit: 'pencil',
  close: 'x',
  next: 'chevron-right',
  back: 'chevron-left',
  open: 'chevron-down',
  search: 'search',
  menu: 'menu',
  language: 'languages',
  print: 'printer',
  download: 'download',
  upload: 'upload',
  day: 'calendar',
  time: 'clock',
  place: 'map-pin',
  mail: 'mail',
  phone: 'phone',
  person: 'user',
  people: 'users',
  visible: 'eye',
  closed: 'lock',
  file: 'file-text',
  history: 'history',
  leave: 'log-out',
  home: 'house',
  key: 'key-round',
  outside: 'external-link',
} as const

export type IconName = keyof typeof SHAPES

function readShape(file: string): string {
  const svg = readFileSync(require.resolve(`lucide-static/icons/${file}.svg`), 'utf8')
  return svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>')).replaceAll(/\s*\n\s*/g, '')
}

const drawn = new Map<string, string>()

/** A line drawing beside a word; it says nothing that the word does not. */
export function Icon({ name }: { name: IconName }) {
  const file = SHAPES[name]
  const shape = drawn.get(file) ?? readShape(file)
  drawn.set(file, shape)
  return <svg class="icon" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false" dangerouslySetInnerHTML={{ __html: shape }} />
}
