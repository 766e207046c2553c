/** Lines that stayed, came and went from one wave to the next. */
export type Changes = { kept: number; gained: number; lost: number }
export type Counted = { name: string; group: string; ties: number; count: number }

/** "1 person", "4 people". */
export function peopleWord(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`
}
