import {
  IBAN_LENGTHS,
  isBurgerservicenummer,
  isFrenchNumber,
  isGermanTaxNumber,
  isIban,
  isNationalNumber,
  isPaymentCard,
  isProviderNumber,
  isTwelveWithRest,
} from './checks.ts'
import type { Kind } from './span.ts'

const LONG_CODE = /[A-Za-z0-9+/_-]{12,1000}={0,2}/g
const PERCENT = /%[0-9a-fA-F]{2}/
const MOST_CODES = 8
const PRINTABLE = /^[\t\n\r\u0020-\u007e\u00a0-\u024f]+$/

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Bytes of base64 or its form for addresses, read as UTF-8; null when that is no readable text. Written here because the browser's own throws on half a group. */
function decodeBase64(code: string): string | null {
  const bytes: number[] = []
  let bits = 0
  let held = 0
  for (const letter of code.replace(/-/g, '+').replace(/_/g, '/').replace(/=+$/, '')) {
    const value = ALPHABET.indexOf(letter)
    if (value < 0) return null
    held = ((held << 6) | value) & 0xffffff
    bits += 6
    if (bits >= 8) {
      bits -= 8
      bytes.push((held >> bits) & 255)
    }
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes))
    return PRINTABLE.test(text) ? text : null
  } catch {
    return null
  }
}

function decodePercent(link: string): string {
  return link.replace(/(?:%[0-9a-fA-F]{2}){1,200}/g, (codes) => {
    try {
      return decodeURIComponent(codes)
    } catch {
      return codes
    }
  })
}

const MAIL = /[\w.+-]{1,64}@[\w-]{1,60}\.[a-z]{2,10}/i
const PHONE = /(?:\+|00)(?:32|31|33|49|352)[\d ./-]{8,14}|(?<!\d)0[1-9](?:[ ./-]?\d){7,8}(?!\d)/
const ELEVEN = /(?<!\d)\d{2}[.-]?\d{2}[.-]?\d{2}[ .-]?\d{3}[ .-]?\d{2}(?!\d)/g
const FIFTEEN = /(?<!\d)[12]\d{14}(?!\d)/g
const GROUPED = /(?<!\d)\d(?:[ ./-]{0,3}\d){10,18}(?!\d)/g
const ACCOUNT = /[A-Za-z]{2}\d{2}[A-Za-z0-9 .-]{11,42}/g

function kindIn(text: string): Kind | null {
  if (MAIL.test(text)) return 'email'
  for (const [found] of text.matchAll(ELEVEN)) if (isNationalNumber(found.replace(/\D/g, ''))) return 'national-number'
  for (const [found] of text.matchAll(FIFTEEN)) if (isFrenchNumber(found)) return 'national-number'
  for (const [found] of text.matchAll(ACCOUNT)) {
    const plain = found.replace(/[ .-]/g, '').toUpperCase()
    if (isIban(plain.slice(0, IBAN_LENGTHS[plain.slice(0, 2)] ?? 0))) return 'iban'
  }
  for (const [found] of text.matchAll(GROUPED)) {
    const digits = found.replace(/\D/g, '')
    if (isNationalNumber(digits) || isFrenchNumber(digits)) return 'national-number'
    if (isPaymentCard(digits)) return 'payment-card'
    if (isTwelveWithRest(digits)) return 'identity-document'
    if (digits.length === 11 && isProviderNumber(digits)) return 'insurance-provider-number'
    if (isGermanTaxNumber(digits)) return 'tax-number'
  }
  return PHONE.test(text) ? 'phone' : null
}

const NINE = /(?<!\d)\d{4}[ .-]?\d{2}[ .-]?\d{3}(?!\d)|(?<!\d)\d{3}[ .-]\d{3}[ .-]\d{3}(?!\d)/g

/** A Dutch number is short: it is only believed where somebody hid it. */
function kindOfNine(decoded: string): Kind | null {
  for (const [found] of decoded.matchAll(NINE)) if (isBurgerservicenummer(found.replace(/\D/g, ''))) return 'national-number'
  return null
}

/** What a pasted link carries inside percent signs or base64, or openly in its query; null when nothing. */
export function findHidden(link: string): Kind | null {
  const open = PERCENT.test(link) ? decodePercent(link) : link
  const shown = /[?&#=@]/.test(open) ? kindIn(open) : null
  if (shown !== null && shown !== 'phone') return shown
  let tried = 0
  for (const [code] of open.matchAll(LONG_CODE)) {
    if ((tried += 1) > MOST_CODES) break
    for (const part of code.includes('/') ? [code, ...code.split('/').filter((piece) => piece.length >= 12)] : [code]) {
      const decoded = decodeBase64(part)
      const kind = decoded === null ? null : (kindIn(decoded) ?? kindOfNine(decoded))
      if (kind !== null) return kind
    }
  }
  return null
}
