import { auditDe } from './audit-de.ts'
import { auditEn } from './audit-en.ts'
import { auditFr } from './audit-fr.ts'
import { auditNl } from './audit-nl.ts'

/** What this feature writes in the audit log, as the log says it to its readers. */
export const auditMessages = { fr: auditFr, nl: auditNl, en: auditEn, de: auditDe }
