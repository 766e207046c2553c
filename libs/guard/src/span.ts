/** What a passage is. README says what each holds. */
export type Kind =
  | 'national-number'
  | 'insurance-provider-number'
  | 'identity-document'
  | 'tax-number'
  | 'iban'
  | 'payment-card'
  | 'phone'
  | 'email'
  | 'handle'
  | 'url'
  | 'birth-date'
  | 'date'
  | 'address'
  | 'place'
  | 'room'
  | 'plate'
  | 'file-number'
  | 'name'
  | 'initials'
  | 'combination'

/** A: refused, stored nowhere. B: replaced or given a reason. C: a sentence to think about, never blocks. */
export type Tier = 'A' | 'B' | 'C'
export type Verdict = 'refuse' | 'replace' | 'think' | 'clear'

/** A passage. `start` and `end` are half-open offsets in code points of the given text; `score` from 0 to 1; `suggestion` may stand in its place. */
export type Span = { start: number; end: number; kind: Kind; tier: Tier; score: number; suggestion: string }

/** A passage by UTF-16 offsets of the normalised text, before anything is suggested. `note` is what the suggestion needs to know. */
export type Finding = { start: number; end: number; kind: Kind; tier: Tier; score: number; note?: Note }
export type Note = { age?: number; year?: number; month?: number; honorific?: boolean; sex?: 'f' | 'm'; person?: string; attribute?: string }

/** Which parts of the text are spoken for: the first to claim a passage keeps it. */
export type Claims = { isFree: (start: number, end: number) => boolean; claim: (start: number, end: number) => void; findings: Finding[] }

export function makeClaims(length: number): Claims {
  const taken = new Uint8Array(length + 1)
  return {
    findings: [],
    isFree(start, end) {
      for (let at = start; at < end; at += 1) if (taken[at] === 1) return false
      return true
    },
    claim: (start, end) => void taken.fill(1, start, end),
  }
}

/** Keeps a finding when its passage is free; says whether it did. */
export function keep(claims: Claims, finding: Finding): boolean {
  if (finding.end <= finding.start || !claims.isFree(finding.start, finding.end)) return false
  claims.claim(finding.start, finding.end)
  claims.findings.push(finding)
  return true
}
