export type Counted = { name: string; group: string; ties: number; count: number }

/** "1 person", "4 people". */
export function peopleWord(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`
}
