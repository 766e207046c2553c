import type { TextWeight } from './measure-text.ts'

export const SHAPES = ['disc', 'square', 'triangle', 'diamond'] as const
export type ShapeName = (typeof SHAPES)[number] | 'cross'
/** What stands inside a shape, so that groups with one shape differ without colour. */
export const SIGNS = ['none', 'dot', 'bar', 'plus'] as const
export type Sign = (typeof SIGNS)[number]

/** Lengths are points: 1/72 inch on paper, a CSS pixel on screen. */
export type LineMark = {
  kind: 'line'
  x1: number
  y1: number
  x2: number
  y2: number
  width: number
  colour: string
  /** Lengths of ink and gap by turns; none for a full line. */
  dash: readonly number[]
  isRound?: boolean
  opacity?: number
  /** Corners of the head of an arrow. */
  head?: readonly number[]
}

export type ShapeMark = {
  kind: 'shape'
  shape: ShapeName
  x: number
  y: number
  /** Radius of a disc of the same area. */
  size: number
  fill: string
  stroke: string
  strokeWidth: number
  sign: Sign
  signColour: string
  /** A second outline: who is new. */
  ring?: boolean
  opacity?: number
  /** Place of the person in the network, and of the panel, where the shape is a person. */
  person?: number
  panel?: number
}

export type TextMark = {
  kind: 'text'
  x: number
  /** Of the base line. */
  y: number
  text: string
  size: number
  weight: TextWeight
  anchor: 'start' | 'middle' | 'end'
  colour: string
  /** Colour of the rim that keeps lines away from letters. */
  halo?: string
  opacity?: number
  role: 'label' | 'title' | 'note' | 'legend' | 'number' | 'group'
  person?: number
}

/** A closed area: hull of a group, ring of a target, frame of a panel. */
export type AreaMark = {
  kind: 'area'
  /** SVG path data. */
  path: string
  fill: string | null
  stroke: string | null
  strokeWidth: number
  dash: readonly number[]
  opacity?: number
}

export type Mark = LineMark | ShapeMark | TextMark | AreaMark

/** Somebody in the picture, for whoever points at it or walks through it by keyboard. */
export type ScenePerson = {
  person: number
  panel: number
  x: number
  y: number
  size: number
  /** What a screen reader says. */
  name: string
  /** The name on its line, where it may be shown. */
  label: string | null
  neighbours: readonly number[]
}

/** A finished drawing: everything said, placed and coloured. Later marks lie on earlier ones. */
export type Scene = {
  width: number
  height: number
  ground: string
  ink: string
  font: string
  title: string
  /** One paragraph that says what the picture shows. */
  description: string
  marks: readonly Mark[]
  people: readonly ScenePerson[]
  /** How many people have their name in the picture, and how many a number that the key explains. */
  named: number
  numbered: number
}

export function round(value: number): number {
  return Math.round(value * 10) / 10 + 0
}

/** Outline of a shape as SVG path data; all of one size cover the same area. */
export function shapePath(shape: ShapeName, x: number, y: number, size: number): string {
  const at = (dx: number, dy: number) => `${round(x + dx * size)} ${round(y + dy * size)}`
  if (shape === 'square') return `M${at(-0.886, -0.886)}L${at(0.886, -0.886)}L${at(0.886, 0.886)}L${at(-0.886, 0.886)}Z`
  if (shape === 'diamond') return `M${at(0, -1.25)}L${at(1.25, 0)}L${at(0, 1.25)}L${at(-1.25, 0)}Z`
  if (shape === 'triangle') return `M${at(0, -1.4)}L${at(1.26, 0.85)}L${at(-1.26, 0.85)}Z`
  if (shape === 'cross') return `M${at(-0.7, -0.7)}L${at(0.7, 0.7)}M${at(-0.7, 0.7)}L${at(0.7, -0.7)}`
  return circlePath(x, y, size)
}

export function circlePath(x: number, y: number, radius: number): string {
  const r = round(radius)
  return `M${round(x - radius)} ${round(y)}A${r} ${r} 0 1 0 ${round(x + radius)} ${round(y)}A${r} ${r} 0 1 0 ${round(x - radius)} ${round(y)}Z`
}

/** The sign inside a shape, as lines; the dot is a very short one with round ends. */
export function signPath(sign: Sign, x: number, y: number, size: number): string {
  const at = (dx: number, dy: number) => `${round(x + dx * size)} ${round(y + dy * size)}`
  if (sign === 'dot') return `M${at(0, 0)}h0.01`
  if (sign === 'bar') return `M${at(-0.45, 0)}L${at(0.45, 0)}`
  if (sign === 'plus') return `M${at(-0.45, 0)}L${at(0.45, 0)}M${at(0, -0.45)}L${at(0, 0.45)}`
  return ''
}
