/** The pattern of `like` and `ilike` for a text that holds these words, whatever signs of `like` stand in them. */
export function holdingPattern(words: string): string {
  return `%${words.trim().replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`
}
