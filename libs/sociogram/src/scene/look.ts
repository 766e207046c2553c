import { SHAPES, SIGNS, type ShapeName, type Sign } from './marks.ts'

/** Colours and font of a picture. Colours may be `var(--…)` where only SVG in a page is made of it. */
export type Look = {
  ground: string
  ink: string
  quiet: string
  hairline: string
  /** Ties: one hue without meaning. */
  tie: string
  /** Ties where there are very many. */
  faintTie: string
  /** Co-attendance, a layer of its own. */
  together: string
  groups: readonly string[]
  other: string
  outline: string
  font: string
}

const FONT = "'Atkinson Hyperlegible Next', 'Atkinson Hyperlegible Next Variable', sans-serif"

/**
 * The eight colours of Okabe & Ito 2008. The first four each have a shape of their own; the next four use the same shapes with a sign inside,
 * and each stands far from its namesake in grey: blue and orange, vermilion and sky, green and yellow, purple and black.
 */
const OKABE_ITO = ['#0072B2', '#D55E00', '#009E73', '#CC79A7', '#E69F00', '#56B4E9', '#F0E442', '#000000'] as const
const BLACK = 7

export const LOOKS = {
  light: {
    ground: '#FFFFFF',
    ink: '#20242B',
    quiet: '#59606C',
    hairline: '#DDD5C8',
    tie: '#7E8590',
    faintTie: '#9DA3AD',
    together: '#9C9484',
    groups: OKABE_ITO,
    other: '#C9C4BA',
    outline: '#20242B',
    font: FONT,
  },
  dark: {
    ground: '#1F242B',
    ink: '#ECE7DF',
    quiet: '#A9B0BA',
    hairline: '#3B424C',
    tie: '#8A93A0',
    faintTie: '#69737F',
    together: '#867E70',
    groups: ['#2F86C4', '#E2703A', '#22B88C', '#DD93BA', '#E69F00', '#8CCBF2', '#F0E442', '#ECE7DF'],
    other: '#B9B4AA',
    outline: '#12151A',
    font: FONT,
  },
  print: {
    ground: '#FFFFFF',
    ink: '#000000',
    quiet: '#3A3A3A',
    hairline: '#BDBDBD',
    tie: '#6E6E6E',
    faintTie: '#8F8F8F',
    together: '#8C8C8C',
    groups: OKABE_ITO,
    other: '#CFCFCF',
    outline: '#000000',
    font: FONT,
  },
  /** For SVG inside a page of ours: the colours follow the page, light or dark; the fallbacks are those of light. */
  page: {
    ground: 'var(--sociogram-ground, #FFFFFF)',
    ink: 'var(--sociogram-ink, #20242B)',
    quiet: 'var(--sociogram-quiet, #59606C)',
    hairline: 'var(--sociogram-hairline, #DDD5C8)',
    tie: 'var(--sociogram-tie, #7E8590)',
    faintTie: 'var(--sociogram-faint-tie, #9DA3AD)',
    together: 'var(--sociogram-together, #9C9484)',
    groups: OKABE_ITO.map((colour, place) => `var(--sociogram-group-${place + 1}, ${colour})`),
    other: 'var(--sociogram-other, #C9C4BA)',
    outline: 'var(--sociogram-outline, #20242B)',
    font: FONT,
  },
} as const satisfies Record<string, Look>

export type GroupStyle = { colour: string; shape: ShapeName; sign: Sign; signColour: string }

/** Eight colours, four shapes, four signs: sixteen groups that differ without any colour. */
export function styleOfGroup(look: Look, place: number): GroupStyle {
  const colour = look.groups[place % look.groups.length]!
  const shape = SHAPES[place % SHAPES.length]!
  const sign = SIGNS[Math.floor(place / SHAPES.length) % SIGNS.length]!
  return { colour, shape, sign, signColour: place % look.groups.length === BLACK ? look.ground : look.outline }
}

const THINNEST = 0.25

export type TieStyle = { width: number; dash: readonly number[]; isRound?: boolean; colour: string }

/** Of so many levels the two lowest are dashed, of three or four the lowest: more widths than three are not told apart. */
const MANY_LEVELS = 5

/**
 * A level of collaboration: the higher, the wider, each full line of three at least 1.6 times as wide as the one below it; the lowest are dashed, the lower the shorter.
 * @param level from 0, the lowest
 */
export function styleOfLevel(look: Look, level: number, levels: number, strength: number): TieStyle {
  const dashed = levels < 3 || strength <= THINNEST ? 0 : levels < MANY_LEVELS ? 1 : 2
  const thin = 0.35 + 0.55 * strength
  const wide = 0.8 + 2.6 * strength
  const unit = 0.6 + 0.9 * strength
  const full = levels - dashed
  const share = full < 2 ? 0.3 : (level - dashed) / (full - 1)
  // In a crowd what is said most weakly steps back.
  const colour = strength < 0.6 && level < levels / 2 ? look.faintTie : look.tie
  if (level >= dashed) return { width: thin * (wide / thin) ** share, dash: [], colour }
  const dash = level < dashed - 1 || dashed === 1 ? [2 * unit, 2 * unit] : [6 * unit, 2 * unit]
  return { width: thin, dash, colour }
}

/** Wide lines where ties are few, thin ones where they are many. */
export function strengthOf(ties: number, area: number): number {
  return Math.min(1, Math.max(THINNEST, Math.sqrt(area / 5000 / Math.max(1, ties))))
}

/** Said by one side only because the other side did not answer. */
export function reconstructedStyle(look: Look, strength: number): TieStyle {
  return { width: 1.3 * Math.max(0.6, strength), dash: [0.1, 3 * Math.max(0.7, strength)], isRound: true, colour: look.tie }
}

/** Were in one room: exposure, not collaboration. */
export function togetherStyle(look: Look, strength: number): TieStyle {
  return { width: 0.8 * Math.max(0.5, strength), dash: [7, 4], colour: look.together }
}

export const CHANGES = ['kept', 'new', 'lost'] as const
export type Change = (typeof CHANGES)[number]

export function changeStyle(look: Look, change: Change, strength: number): TieStyle {
  const wide = Math.max(0.5, strength)
  if (change === 'new') return { width: 2.2 * wide, dash: [7 * wide + 1, 2.5 * wide + 1], colour: look.ink }
  if (change === 'lost') return { width: 1.6 * wide, dash: [0.1, 3.2 * wide + 0.8], isRound: true, colour: look.ink }
  return { width: 0.9 * wide, dash: [], colour: look.tie }
}
