import type { Day } from '../../../kernel/day.ts'
import { Button } from '../../../ui/button.tsx'
import { MarginNote } from '../../../ui/card.tsx'
import { CheckList, Choice, type Option } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Disclosure } from '../../../ui/small-parts.tsx'
import { signOf } from '../domain/activation.ts'
import { offerCodes, sayCode } from '../../../kernel/code-list.ts'
import { DOMAINS_S0, wheelOf } from '../domain/domains.ts'
import type { Facets } from '../domain/situation.ts'
import type { Language } from '../../../kernel/language.ts'
import { CheckedField, type Marks } from './checked-field.tsx'
import { DomainWheel, ExpiryLine, Refused, TellingSteps } from './parts.tsx'
import { wordsOf, type ListedView } from './words.ts'

type WheelPageProps = {
  view: ListedView
  id: string
  version: number
  facets: Facets
  language: Language
  /** Kinds of people who may be around, from the lists of the house. */
  around: readonly Option[]
  marks: Marks
  expiresOn: Day | null
  isDraft: boolean
  refusal: string | null
}

/** Which fields of life it touches, who is around already, and what has no answer. */
export function WheelPage({ view, id, version, facets, language, around, marks, expiresOn, isDraft, refusal }: WheelPageProps) {
  const t = wordsOf(view)
  const states = new Map(wheelOf(facets).map(({ domain, state }) => [domain, state]))
  return (
    <PageFrame view={view} title={t('wheel.page')} lead={t('wheel.lead')} crumbs={[{ label: t('list.title'), href: '/situations' }]}>
      <TellingSteps view={view} id={id} current={2} />
      <Refused refusal={refusal} />
      {facets.domains.length > 0 && (
        <DomainWheel view={view} domains={facets.domains} unanswered={facets.unanswered}>
          <MarginNote kind="quiet">
            <p>{t(`sign.${signOf(facets)}`)}</p>
            <p>
              <a href={`/situations/${id}/role`}>{t('role.link')}</a>
            </p>
          </MarginNote>
        </DomainWheel>
      )}
      <Form view={view}>
        <input type="hidden" name="version" value={version} />
        {DOMAINS_S0.map((domain) => (
          <Choice
            key={domain}
            name={`domain-${domain}`}
            label={sayCode(view.lists.domains, view.language, domain)}
            chosen={states.get(domain) ?? 'untouched'}
            options={(['untouched', 'answered', 'unanswered'] as const).map((value) => ({ value, label: t(`wheel.choice.${value}`) }))}
          />
        ))}
        <Disclosure label={t('wheel.around')} isOpen={facets.around.length > 0}>
          <CheckList name="around" label={t('wheel.around')} hint={t('wheel.around.hint')} options={around} chosen={facets.around} />
        </Disclosure>
        <Disclosure label={t('wheel.groups')} isOpen={facets.groups.length > 0 || facets.groupWords !== ''}>
          <CheckList
            name="group"
            label={t('wheel.groups')}
            hint={t('wheel.groups.hint')}
            options={offerCodes(view.lists.groups, view.language, facets.groups)}
            chosen={facets.groups}
          />
          <CheckedField
            view={view}
            name="groupWords"
            label={t('wheel.groupWords')}
            hint={t('wheel.groupWords.hint')}
            value={facets.groupWords}
            lang={language}
            marks={marks}
            rows={1}
          />
        </Disclosure>
        <div class="row">
          <Button kind="main" name="next" value="offer">
            {t('wheel.next')}
          </Button>
          <Button name="next" value="look">
            {t('wheel.look')}
          </Button>
          <Button kind="quiet" name="next" value="later">
            {t('answers.later')}
          </Button>
        </div>
      </Form>
      <ExpiryLine view={view} expiresOn={expiresOn} isDraft={isDraft} />
    </PageFrame>
  )
}
