/**
 * True when a text holds a valid Belgian national number or BIS number, whatever stands between its digits.
 * No field may hold one, so nothing of it is kept, logged or hashed: the caller learns only yes or no.
 * The first nine digits modulo 97, with a leading 2 for births from 2000; BIS numbers add 20 or 40 to the month.
 */
export function holdsNationalNumber(text: string): boolean {
  const digits = /(?<!\d)\d(?:[ .\-/]?\d){10}(?!\d)/g
  return [...text.normalize('NFKC').matchAll(digits)].some(([found]) => isNationalNumber(found.replaceAll(/\D/g, '')))
}

function isNationalNumber(digits: string): boolean {
  const month = Number(digits.slice(2, 4))
  const isPossibleMonth = [0, 20, 40].some((shift) => month >= shift && month <= shift + 12)
  const day = Number(digits.slice(4, 6))
  if (!isPossibleMonth || day > 31) return false
  const check = Number(digits.slice(9))
  return [digits.slice(0, 9), `2${digits.slice(0, 9)}`].some((base) => 97 - (Number(base) % 97) === check)
}
