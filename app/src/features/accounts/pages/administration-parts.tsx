import { bothNames } from '../../../kernel/language.ts'
import { translator } from '../../../kernel/translate.ts'
import { Notice } from '../../../ui/notice.tsx'
import type { View } from '../../../ui/view.ts'
import { accountsMessages } from '../messages/catalogue.ts'

export type ShownProgramme = { id: string; nameFr: string; nameNl: string }
export type AdministrationFormRefusal =
  | 'last-administrator'
  | 'programme-missing'
  | 'role-unknown'
  | 'has-already'
  | 'account-unknown'
  | 'proof-needed'
  | 'no-address'
  | 'name-missing'
  | 'yourself'

export function nameProgramme(view: View, id: string | null, programmes: readonly ShownProgramme[]): string {
  const programme = programmes.find((each) => each.id === id)
  return programme === undefined ? '' : bothNames(view.language, { fr: programme.nameFr, nl: programme.nameNl })
}

/** "Policy officer: Programme of the North". */
export function nameRole(view: View, { role, programmeId }: { role: string; programmeId: string | null }, programmes: readonly ShownProgramme[]): string {
  const t = translator(accountsMessages, view.language)
  const name = role === 'administrator' || role === 'coordinator' || role === 'policy_officer' ? t(`role.${role}`) : role
  const programme = nameProgramme(view, programmeId, programmes)
  return programme === '' ? name : `${name} (${programme})`
}

export function AdministrationNotice({ view, refusal, back }: { view: View; refusal: AdministrationFormRefusal; back: string }) {
  const t = translator(accountsMessages, view.language)
  return (
    <Notice kind="refused" isAnnounced>
      <p>{t(`refused.${refusal}`)}</p>
      {refusal === 'proof-needed' && (
        <p>
          <a href={`/sign-in?proof=1&to=${encodeURIComponent(back)}`}>{t('proof.title')}</a>
        </p>
      )}
    </Notice>
  )
}
