import { randomBytes } from 'node:crypto'
import type { Actor } from '../../../kernel/actor.ts'
import { dayOf, type Day } from '../../../kernel/day.ts'
import type { Language } from '../../../kernel/language.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { writeAudit } from '../../../platform/audit.ts'
import { asSystem, inTransactionOrUndo } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { readPaperFonts } from '../../../platform/paper-fonts.ts'
import { checkSpan, makeCode, parseCode, sumHours, writeCode, type Certificate, type PeriodRefusal } from '../domain/certificate.ts'
import { certificateWords } from './certificate-words.ts'
import { renderCertificate } from '../exchange/certificate-pdf.ts'
import { addCertificate, findCertificate, findOwnName, listOwnCertificates } from '../store/certificate-store.ts'
import { listOwnHours, type PresentHours } from './list-hours.ts'

export type CertificatePreview = { from: Day; until: Day; rows: PresentHours[]; sum: { meetings: number; hours: number } | null; refusal: PeriodRefusal | null }
export type CertificatesPage = { preview: CertificatePreview; issued: Certificate[] }

/** The own meetings and hours of a span, and the certificates made so far. As the house itself, on the actor's own rows alone. */
export async function readCertificates(house: House, actor: Actor, span: { from: Day; until: Day }): Promise<CertificatesPage> {
  return asSystem(house.db, async (tx) => {
    const refusal = checkSpan(span, dayOf(nowOf(house)))
    const rows = refusal === null ? await listOwnHours(tx, actor.personId, span) : []
    const sum = sumHours(rows)
    return { preview: { ...span, rows, sum: sum.ok ? sum.value : null, refusal }, issued: await listOwnCertificates(tx, actor.personId) }
  })
}

export type CertificateRefusal = PeriodRefusal | 'nothing-there'

/** Makes the own certificate: its figures are those of this day, its code says so to whoever checks it. */
export async function makeCertificate(
  house: House,
  actor: Actor,
  language: Language,
  span: { from: Day; until: Day },
): Promise<Result<{ name: string; bytes: Uint8Array }, CertificateRefusal>> {
  const now = nowOf(house)
  const objection = checkSpan(span, dayOf(now))
  if (objection !== null) return refused(objection)
  const rows = await asSystem(house.db, (tx) => listOwnHours(tx, actor.personId, span))
  const sum = sumHours(rows)
  if (!sum.ok) return sum
  const certificate: Certificate = { code: makeCode(randomBytes(12)), ...span, ...sum.value, issuedAt: now }
  const saved = await inTransactionOrUndo(house.db, actor, async (tx): Promise<Result<string, 'nothing-there'>> => {
    if (!(await addCertificate(tx, actor.personId, certificate))) throw new Error('a certificate code was drawn twice')
    await writeAudit(tx, { action: 'certificate.made', subjectKind: 'certificate', actorPersonId: actor.personId, subjectPersonId: actor.personId }, now)
    return done(await findOwnName(tx, actor.personId))
  })
  if (!saved.ok) return saved
  const words = certificateWords(language, { certificate, rows, name: saved.value, publicUrl: house.settings.publicUrl })
  const bytes = await renderCertificate(words, { language, madeAt: house.clock(), fonts: readPaperFonts() })
  return done({ name: `${words.fileName}-${writeCode(certificate.code)}.pdf`, bytes })
}

/** What whoever holds a code may know: that it is genuine, the hours, the span, the day. No name. */
export async function checkCertificate(house: House, text: string): Promise<Certificate | null> {
  const code = parseCode(text)
  return code === null ? null : asSystem(house.db, (tx) => findCertificate(tx, code))
}
