import type { Actor } from '../../../kernel/actor.ts'
import { isLanguage } from '../../../kernel/language.ts'
import { translator } from '../../../kernel/translate.ts'
import { inTransaction } from '../../../platform/database.ts'
import { goTo, page } from '../../../platform/http/answer.ts'
import { withForm } from '../../../platform/http/form.ts'
import { problem } from '../../../platform/http/problem.tsx'
import { get, isId, post, readActor, readId, type Route, type RouteContext } from '../../../platform/http/route.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { DOOR_KINDS, UNSAID_KINDS } from '../../../platform/mail/mail.ts'
import { countOutbox, listOutbox, sendAgain } from '../../../platform/mail/outbox.ts'
import {
  ACCOUNTS_A_PAGE,
  closeAccount,
  endRole,
  giveRole,
  inviteByMail,
  readAccounts,
  readAccountToAdminister,
  resetPasskeys,
  type AdministrationRefusal,
  type Changed,
} from '../actions/administer.ts'
import type { Result } from '../../../kernel/result.ts'
import { accountsMessages, type AccountsKey } from '../messages/catalogue.ts'
import { AccountsPage, type InvitationValues } from '../pages/accounts-page.tsx'
import { AdministerAccountPage } from '../pages/administer-account-page.tsx'
import type { ShownProgramme } from '../pages/administration-parts.tsx'
import { OutboxPage } from '../pages/outbox-page.tsx'
import { giveSession } from './browser.ts'

/** Programmes belong to a higher feature, which hands in how to list them. */
export type ListProgrammes = (actor: Actor) => Promise<ShownProgramme[]>

const NOBODY: InvitationValues = { givenName: '', familyName: '', email: '', language: '' }
const MAILS_A_PAGE = 50

function pageNumber(c: RouteContext): number {
  const number = Number(c.req.query('page') ?? 1)
  return Number.isInteger(number) && number > 0 && number < 100_000 ? number : 1
}

export function administrationRoutes(house: House, listProgrammes: ListProgrammes): Route[] {
  const flash = (c: RouteContext, key: AccountsKey) => ({ kind: 'done' as const, text: translator(accountsMessages, c.var.language)(key) })
  async function showAccounts(c: RouteContext, invitation = NOBODY, refusal: AdministrationRefusal | null = null): Promise<Response> {
    const [words, number] = [(c.req.query('q') ?? '').trim().slice(0, 100), pageNumber(c)]
    const { rows, count } = await readAccounts(house, readActor(c), words, number)
    const more = { programmes: await listProgrammes(readActor(c)), words, page: number, pages: Math.ceil(count / ACCOUNTS_A_PAGE), invitation, refusal }
    return page(c, <AccountsPage view={c.var.view} accounts={rows} {...more} />, refusal === null ? 200 : 422)
  }
  async function showAccount(c: RouteContext, refusal: AdministrationRefusal | null = null): Promise<Response> {
    const found = await readAccountToAdminister(house, readActor(c), readId(c))
    if (found === null) return problem(c, 404, 'not-found')
    const more = { programmes: await listProgrammes(readActor(c)), isOwn: found.account.id === readActor(c).accountId, refusal }
    return page(c, <AdministerAccountPage view={c.var.view} {...found} {...more} />, refusal === null ? 200 : 422)
  }
  function answer(
    c: RouteContext,
    result: Result<Changed, AdministrationRefusal>,
    key: AccountsKey,
    path = `/accounts/${readId(c)}`,
  ): Response | Promise<Response> {
    if (!result.ok) return showAccount(c, result.refusal)
    if (result.value.renewed !== null) giveSession(c, result.value.renewed.token)
    return goTo(c, house, path, flash(c, key))
  }
  return [
    get('/accounts', (c) => showAccounts(c)),
    post(
      '/accounts',
      withForm(['givenName', 'familyName', 'email', 'language'], async (c, form) => {
        const values = { givenName: form.one('givenName'), familyName: form.one('familyName'), email: form.one('email'), language: form.one('language') }
        const invited = await inviteByMail(house, readActor(c), { ...values, language: isLanguage(values.language) ? values.language : null })
        return invited.ok ? goTo(c, house, `/accounts/${invited.value}`, flash(c, 'accounts.invited')) : showAccounts(c, values, invited.refusal)
      }),
    ),
    get('/accounts/:id', (c) => showAccount(c)),
    post(
      '/accounts/:id/roles',
      withForm(['role', 'programmeId'], async (c, form) => {
        const programmeId = form.one('programmeId')
        const known = isId(programmeId) && (await listProgrammes(readActor(c))).some(({ id }) => id === programmeId)
        return answer(
          c,
          await giveRole(house, readActor(c), readId(c), { role: form.one('role'), programmeId: known ? programmeId : null }),
          'accounts.roleGiven',
        )
      }),
    ),
    post(
      '/accounts/:id/roles/:roleId/end',
      withForm([], async (c) => answer(c, await endRole(house, readActor(c), readId(c), readId(c, 'roleId')), 'accounts.roleEnded')),
    ),
    post(
      '/accounts/:id/passkeys/reset',
      withForm([], async (c) => answer(c, await resetPasskeys(house, readActor(c), readId(c)), 'accounts.passkeysReset')),
    ),
    post(
      '/accounts/:id/close',
      withForm([], async (c) => answer(c, await closeAccount(house, readActor(c), readId(c)), 'accounts.closed', '/accounts')),
    ),
    ...outboxRoutes(house),
  ]
}

function outboxRoutes(house: House): Route[] {
  const hasServer = () => house.settings.smtpUrl !== null
  return [
    get('/outbox', async (c) => {
      const number = pageNumber(c)
      const { mails, counts } = await inTransaction(house.db, readActor(c), async (tx) => ({
        mails: await listOutbox(tx, { limit: MAILS_A_PAGE, offset: (number - 1) * MAILS_A_PAGE }),
        counts: await countOutbox(tx),
      }))
      // With a mail server nobody has to hand a sign-in mail over, so nobody else reads it.
      const isHidden = (kinds: readonly string[], { kind }: { kind: string }) => hasServer() && kinds.includes(kind)
      const shown = mails.map((mail) => ({
        ...mail,
        toAddress: isHidden(UNSAID_KINDS, mail) ? '…' : mail.toAddress,
        bodyText: isHidden(DOOR_KINDS, mail) ? '' : mail.bodyText,
      }))
      return page(
        c,
        <OutboxPage
          view={c.var.view}
          mails={shown}
          waiting={counts.waiting}
          page={number}
          pages={Math.ceil(counts.all / MAILS_A_PAGE)}
          hasServer={hasServer()}
        />,
      )
    }),
    post(
      '/outbox/:id/send-again',
      withForm([], async (c) => {
        const isQueued = await inTransaction(house.db, readActor(c), (tx) => sendAgain(tx, readId(c), nowOf(house)))
        if (!isQueued) return problem(c, 404, 'not-found')
        return goTo(c, house, '/outbox', { kind: 'done', text: translator(accountsMessages, c.var.language)('outbox.queued') })
      }),
    ),
  ]
}
