/** Words or beginnings of words, written down with `|` between them; in several texts only where one line does not hold them. */
export function splitWords(...texts: readonly string[]): string[] {
  return texts.flatMap((text) => text.split('|'))
}
