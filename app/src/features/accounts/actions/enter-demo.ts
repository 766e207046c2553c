import { done, refused, type Result } from '../../../kernel/result.ts'
import { writeAudit } from '../../../platform/audit.ts'
import { asSystem } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { demoAddress, type DemoRole } from '../domain/demo-role.ts'
import { findAccountByEmail } from '../store/account-store.ts'
import { startSession, type StartedSession } from './start-session.ts'
import type { Browser } from './complete-sign-in.ts'

/** Looks around as one of the invented people. Only on the demo; the route asks for a request from this very machine too. */
export async function enterDemo(house: House, role: DemoRole, browser: Browser): Promise<Result<StartedSession, 'not-found'>> {
  if (!house.settings.isDemo) return refused('not-found')
  const now = nowOf(house)
  return asSystem(house.db, async (tx): Promise<Result<StartedSession, 'not-found'>> => {
    const account = await findAccountByEmail(tx, demoAddress(role))
    if (account === null) return refused('not-found')
    await writeAudit(tx, { action: 'demo-entered', subjectKind: 'account', subjectId: account.id, actorPersonId: account.personId }, now)
    return done(
      await startSession(
        tx,
        { accountId: account.id, assurance: 'demo', device: browser.device, browserToken: browser.token, replaces: browser.replaces ?? null },
        now,
      ),
    )
  })
}
