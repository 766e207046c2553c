import { asSystem } from '../database.ts'
import { nowOf, type House } from '../house.ts'
import { removeOldMail } from './outbox.ts'
import { sendMail, sendMails, sendWaitingMail } from './send-mail.ts'

export type Jobs = Record<string, (payload: unknown) => Promise<void>>

export function mailJobs(house: House): Jobs {
  return {
    'send-mail': (payload) => sendMail(house, (payload as { id: string }).id),
    'send-mails': (payload) => sendMails(house, (payload as { ids: string[] }).ids),
    'send-waiting-mail': () => sendWaitingMail(house),
    'remove-old-mail': () => asSystem(house.db, (tx) => removeOldMail(tx, nowOf(house))),
  }
}

/** Every minute what waits; every night what is old. */
export const mailCrontab = `* * * * * send-waiting-mail
40 2 * * * remove-old-mail`
