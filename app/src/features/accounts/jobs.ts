import { asSystem } from '../../platform/database.ts'
import { nowOf, type House } from '../../platform/house.ts'
import type { Jobs } from '../../platform/mail/mail-jobs.ts'
import { sendAuditHead } from './actions/send-audit-head.ts'
import { sendSignInLink } from './actions/send-sign-in-link.ts'
import { removePastSignIns } from './store/link-store.ts'

export function accountsJobs(house: House): Jobs {
  return {
    'send-sign-in-link': (payload) => sendSignInLink(house, (payload as { linkId: string }).linkId),
    'send-audit-head': () => sendAuditHead(house),
    'remove-past-sign-ins': () => asSystem(house.db, (tx) => removePastSignIns(tx, nowOf(house))),
  }
}

/** Every night what is past, and where the audit log ends. */
export const accountsCrontab = `20 2 * * * remove-past-sign-ins
50 3 * * * send-audit-head ?fill=20h&jobKey=send-audit-head`
