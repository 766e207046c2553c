import type { InstanceRole } from '../src/kernel/actor.ts'
import type { Language } from '../src/kernel/language.ts'
import { createAccount, grantRole, startSession } from '../src/features/accounts/public.ts'
import { addPerson } from '../src/features/people/public.ts'
import { asSystem } from '../src/platform/database.ts'
import { nowOf, type House } from '../src/platform/house.ts'

type Wishes = { email?: string; language?: Language | null; roles?: InstanceRole[] }

/** An invented person with an account, and the roles given. */
export async function anAccount(
  house: House,
  { email = 'ama@example.org', language = 'en', roles = [] }: Wishes = {},
): Promise<{ personId: string; accountId: string }> {
  const now = nowOf(house)
  return asSystem(house.db, async (tx) => {
    const nothing = {
      phone: null,
      languagesSpoken: [],
      languagesUnderstood: [],
      disciplines: [],
      employment: null,
      functions: [],
      activity: '',
      askMeAbout: '',
    }
    const personId = await addPerson(tx, {
      ...nothing,
      givenName: 'Ama',
      familyName: email.split('@')[0] ?? '',
      email,
      language,
      source: 'self',
      enteredBy: null,
      enteredAt: now,
      noticedAt: now,
    })
    const accountId = await createAccount(tx, { personId, email }, now)
    for (const role of roles) await grantRole(tx, { accountId, personId, role }, now)
    return { personId, accountId }
  })
}

/** A session without going through the pages. @returns its token, for the cookie `__Host-ronde` */
export async function aSession(house: House, accountId: string, assurance: 'mail' | 'passkey' | 'demo' = 'passkey'): Promise<string> {
  return (await asSystem(house.db, (tx) => startSession(tx, { accountId, assurance, device: 'Firefox · Linux' }, nowOf(house)))).token
}
