/** What a file can be, as the ending of its name says. */
export type NetworkFormat = 'csv' | 'csv-matrix' | 'graphml' | 'gexf' | 'pajek' | 'pajek-project' | 'dl' | 'vna' | 'json' | 'siena'

const ENDINGS: readonly [string, NetworkFormat][] = [
  ['matrix.csv', 'csv-matrix'],
  ['.csv', 'csv'],
  ['.tsv', 'csv'],
  ['.graphml', 'graphml'],
  ['.gexf', 'gexf'],
  ['.net', 'pajek'],
  ['.paj', 'pajek-project'],
  ['.dl', 'dl'],
  ['.vna', 'vna'],
  ['.json', 'json'],
  ['.dat', 'siena'],
]

/** The format that a name announces, or null. */
export function formatOfName(name: string): NetworkFormat | null {
  const lower = name.toLowerCase()
  return ENDINGS.find(([ending]) => lower.endsWith(ending))?.[1] ?? null
}

const BEGINNINGS: readonly [RegExp, NetworkFormat][] = [
  [/^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--[^]*?-->\s*)?<(?:\w+:)?graphml\b/i, 'graphml'],
  [/^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--[^]*?-->\s*)?<(?:\w+:)?gexf\b/i, 'gexf'],
  [/^\s*(?:%[^\n]*\n\s*)*\*(?:network|vertices)\b/i, 'pajek'],
  [/^\s*\*(?:node|tie)\s+(?:data|properties)/i, 'vna'],
  [/^\s*dl\b[\s,]*(?:n|nr|nc|nm|format|title)\b/i, 'dl'],
  [/^\s*\{/, 'json'],
]

/** What the first signs of a text say, whatever its name; a table where they say nothing. */
export function formatOfText(text: string): NetworkFormat {
  const start = text.slice(0, 4096)
  return BEGINNINGS.find(([beginning]) => beginning.test(start))?.[1] ?? 'csv'
}
