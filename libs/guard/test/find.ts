import { readFileSync } from 'node:fs'
import path from 'node:path'
import { guard, readLists, type Audience, type GuardOptions, type Language } from '../src/guard.ts'

/** The lists as the build compiled them. */
export const lists = readLists(readFileSync(path.resolve(import.meta.dirname, '../../../build/guard/guard-lists.bin')))

type Wishes = { audience?: Audience; language?: Language; allow?: GuardOptions['allow'] }

function optionsOf({ audience = 'bound', language, allow }: Wishes): GuardOptions {
  return { audience, lists, ...(language === undefined ? {} : { language }), ...(allow === undefined ? {} : { allow }) }
}

export function check(text: string, wishes: Wishes = {}): ReturnType<typeof guard> {
  return guard(text, optionsOf(wishes))
}

/** What was found, as “kind: words”. */
export function find(text: string, wishes: Wishes = {}): string[] {
  const points = [...text]
  return check(text, wishes).spans.map(({ start, end, kind }) => `${kind}: ${points.slice(start, end).join('')}`)
}
