/** What a number means by the format of its cell. */
export type FormatMeaning = 'plain' | 'date' | 'time' | 'date-time'

const BUILT_IN: ReadonlyArray<[from: number, until: number, meaning: FormatMeaning]> = [
  [14, 17, 'date'],
  [18, 21, 'time'],
  [22, 22, 'date-time'],
  [27, 31, 'date'],
  [32, 35, 'time'],
  [36, 36, 'date'],
  [45, 47, 'time'],
  [50, 58, 'date'],
]

/** Meaning of a format by its number, for those that files do not spell out. */
export function meaningOfBuiltIn(id: number): FormatMeaning {
  return BUILT_IN.find(([from, until]) => id >= from && id <= until)?.[2] ?? 'plain'
}

/**
 * Meaning of a format code such as `dd/mm/yyyy;@` or `[$-80C]d mmmm yyyy hh:mm`: its first section, without quoted words,
 * escaped characters, colours and locales. `m` is a month unless only hours or seconds stand beside it.
 */
export function meaningOfFormat(code: string): FormatMeaning {
  const bare = code
    .slice(0, 1_000)
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi, '')
    .split(';', 1)[0]
  const letters = (bare ?? '').replace(/general|standard|am\/pm|a\/p/gi, '').toLowerCase()
  const hasTime = /[hs]/.test(letters)
  const hasDay = /[yd]/.test(letters) || (!hasTime && /m/.test(letters))
  if (hasDay && hasTime) return 'date-time'
  if (hasDay) return 'date'
  return hasTime ? 'time' : 'plain'
}
