import type { ComponentChildren } from 'preact'
import { writeDay, type Day } from '../../../kernel/day.ts'
import { Facts } from '../../../ui/card.tsx'
import { Notice, StatusWord } from '../../../ui/notice.tsx'
import { Steps } from '../../../ui/small-parts.tsx'
import type { View } from '../../../ui/view.ts'
import { Wheel } from '../../../ui/wheel.tsx'
import { sayCode, twinsOf } from '../../../kernel/code-list.ts'
import { wheelOf, type DomainS0 } from '../domain/domains.ts'
import type { SituationState } from '../domain/situation.ts'
import { wordsOf, type ListedView } from './words.ts'

/** The three short pages of telling a situation. */
export function TellingSteps({ view, id, current }: { view: View; id: string | null; current: 1 | 2 | 3 }) {
  const t = wordsOf(view)
  const href = (rest: string) => (id === null ? {} : { href: `/situations/${id}/${rest}` })
  return (
    <Steps
      current={current}
      steps={[
        { label: t('step.answers'), ...href('answers') },
        { label: t('step.wheel'), ...href('wheel') },
        { label: t('step.offer'), ...href('offer') },
      ]}
    />
  )
}

/** Said on every page of a situation that still has its answers: the day on which they go. */
export function ExpiryLine({ view, expiresOn, isDraft }: { view: View; expiresOn: Day | null; isDraft: boolean }) {
  if (expiresOn === null) return null
  const t = wordsOf(view)
  return <p class="quiet small">{t(isDraft ? 'expiry.draft' : 'expiry.told', { day: writeDay(view.language, expiresOn) })}</p>
}

export function Refused({ refusal }: { refusal: string | null }) {
  if (refusal === null) return null
  return (
    <Notice kind="refused" isAnnounced>
      {refusal}
    </Notice>
  )
}

export function StateWord({ view, state }: { view: View; state: SituationState }) {
  const t = wordsOf(view)
  const kind = state === 'closed' ? 'done' : state === 'in-round' || state === 'awaiting' ? 'attention' : 'quiet'
  return <StatusWord kind={kind}>{t(`state.${state}`)}</StatusWord>
}

type DomainsProps = { view: ListedView; domains: readonly DomainS0[]; unanswered: readonly DomainS0[]; children?: ComponentChildren }

/** The wheel, and in words beside it what it shows, in both lists. */
export function DomainWheel({ view, domains, unanswered, children }: DomainsProps) {
  const t = wordsOf(view)
  const parts = wheelOf({ domains, unanswered })
  const states = { untouched: 'hollow', answered: 'filled', unanswered: 'open' } as const
  const { lists, language } = view
  const listed = (wanted: readonly DomainS0[]) => wanted.map((domain) => sayCode(lists.domains, language, domain)).join(', ')
  const answered = parts.flatMap(({ domain, state }) => (state === 'answered' ? [domain] : []))
  const open = parts.flatMap(({ domain, state }) => (state === 'unanswered' ? [domain] : []))
  return (
    <div class="beside">
      <Wheel
        title={t('wheel.title', { count: domains.length })}
        sectors={parts.map(({ domain, state }) => ({ label: sayCode(lists.domains, language, domain), state: states[state] }))}
      />
      <div>
        <p class="quiet small">{t('wheel.edge')}</p>
        <Facts
          facts={[
            { label: t('wheel.unanswered'), value: listed(open) },
            { label: t('wheel.answered'), value: listed(answered) },
            {
              label: t('wheel.other'),
              value: twinsOf(lists.domains, domains)
                .map((domain) => sayCode(lists.others, language, domain))
                .join(', '),
            },
          ]}
        />
        {children}
      </div>
    </div>
  )
}
