import { hashOf } from './fonts.ts'

const SEATS = 8

/** Eight seats around a table, one of them taken by whoever speaks. */
function seat(order: number): string {
  const angle = (order / SEATS) * 2 * Math.PI - Math.PI / 2
  const x = (16 + 11 * Math.cos(angle)).toFixed(2)
  const y = (16 + 11 * Math.sin(angle)).toFixed(2)
  return `<circle cx="${x}" cy="${y}" r="${order === 0 ? 3.8 : 2.9}"${order === 0 ? ' fill="#A63D2F"' : ''}/>`
}

export const faviconSvg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" fill="#0B6E75">${Array.from({ length: SEATS }, (_, order) => seat(order)).join('')}</svg>`

export const faviconHref = `/assets/ronde.${hashOf(faviconSvg)}.svg`
