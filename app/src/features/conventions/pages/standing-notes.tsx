import { nameIn } from '../../../kernel/language.ts'
import { Notice } from '../../../ui/notice.tsx'
import type { View } from '../../../ui/view.ts'
import type { ConventionState, Signed } from '../domain/convention.ts'
import type { PersonConvention } from '../domain/person-state.ts'
import { wordsOf } from './labels.ts'

type MembersNoteProps = { view: View; communityId: string; standing: { state: ConventionState | null; signed: Signed; waiting: readonly string[] } }

/** "Convention: signed by 2 of 3", and for leads who may come as a visitor meanwhile. */
export function MembersNote({ view, communityId, standing }: MembersNoteProps) {
  const t = wordsOf(view)
  return (
    <>
      <p>
        <a href={`/communities/${communityId}/conventions`}>{t('title')}</a>
        {standing.state !== null && ` · ${t(`state.${standing.state}`, standing.signed)}`}
      </p>
      {standing.waiting.length > 0 && <p class="quiet">{t('standing.waiting', { names: standing.waiting.join(', ') })}</p>}
    </>
  )
}

/** The employer has not signed, or is not among those who sign. One may come all the same. */
export function DoorNote({ view, own }: { view: View; own: PersonConvention }) {
  const t = wordsOf(view)
  const names = own.waitsFor.map((name) => nameIn(view.language, name)).join(', ')
  if (own.state === 'pending') return <Notice>{t('standing.pending', { names })}</Notice>
  return <Notice>{names === '' ? t('standing.absentPlain') : t('standing.absent', { names })}</Notice>
}
