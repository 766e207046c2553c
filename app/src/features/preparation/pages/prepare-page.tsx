import { dayOf, writeDay } from '../../../kernel/day.ts'
import { startSentence } from '../../../kernel/language.ts'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { Card, Facts, Item } from '../../../ui/card.tsx'
import { Form } from '../../../ui/form.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Disclosure } from '../../../ui/small-parts.tsx'
import type { View } from '../../../ui/view.ts'
import { PACK_PARTS } from '../domain/pack.ts'
import type { Gaps, Missing, NamedPerson, Preparation } from '../domain/shown.ts'
import type { PreparationTranslate } from '../messages/catalogue.ts'
import { wordsOf } from './labels.ts'
import type { PageHead } from './meeting-head.ts'

type PreparePageProps = { view: View; head: PageHead; preparation: Preparation; refusal: string | null }

/** Before the meeting: who answered, who comes, who is missing, and what is printed in one click. */
export function PreparePage({ view, head, preparation, refusal }: PreparePageProps) {
  const t = wordsOf(view)
  const { expected, firstTime, gaps, missing } = preparation
  return (
    <PageFrame
      view={view}
      title={t('prepare.title')}
      lead={`${startSentence(head.when)}. ${t('prepare.lead')}`}
      crumbs={head.crumbs}
      tabs={head.tabs}
      accent={head.accent}
      communityName={head.communityName}
      margin={<AnswersCard t={t} id={head.id} preparation={preparation} />}
    >
      {refusal !== null && (
        <Notice kind="refused" isAnnounced>
          {refusal}
        </Notice>
      )}
      <h2>{t('expected.title')}</h2>
      <p>
        {t('expected.count', { count: expected })} {firstTime > 0 && t('expected.first', { count: firstTime })}
      </p>
      <p>
        <ButtonLink icon="people" href={`/meetings/${head.id}/faces`}>
          {t('expected.see')}
        </ButtonLink>
      </p>
      <GapsPart t={t} gaps={gaps} />
      {missing !== null && <MissingPart t={t} missing={missing} month={writeDay(view.language, dayOf(preparation.startsAt), 'month')} />}
      <PackPart view={view} t={t} id={head.id} printed={preparation.printed} />
    </PageFrame>
  )
}

type Words = { t: PreparationTranslate }

function AnswersCard({ t, id, preparation: { answers } }: Words & { id: string; preparation: Preparation }) {
  const known = (['here', 'online', 'not', 'silent', 'unasked'] as const).filter((key) => answers[key] > 0)
  return (
    <Card title={t('answers.title')} level={2}>
      {known.length === 0 && <p>{t('answers.none')}</p>}
      <Facts facts={known.map((key) => ({ label: t(`answers.${key}`), value: t('answers.people', { count: answers[key] }) }))} />
      <p>
        <a href={`/meetings/${id}/invitations`}>{t('answers.invite')}</a>
      </p>
    </Card>
  )
}

function GapsPart({ t, gaps: { coming, held, gaps } }: Words & { gaps: Gaps }) {
  return (
    <>
      <h2>{t('gaps.title')}</h2>
      <p>{gaps.length === 0 ? t('gaps.none') : coming === 0 ? t('gaps.nobody') : t('gaps.lead', { count: coming })}</p>
      {gaps.map(({ facet, code, label, meetings, seats }) => {
        const why = [meetings > 0 && t('gap.usual', { meetings, held }), seats > 0 && t('gap.seats', { count: seats })].filter(Boolean).join(', ')
        return (
          <Item
            key={`${facet} ${code}`}
            head={
              <>
                <b>{label}</b> <span class="quiet small">· {t(`facet.${facet}`)}</span>
              </>
            }
          >
            <p class="small">{startSentence(why)}</p>
          </Item>
        )
      })}
      <p class="small quiet">{t('gaps.explain')}</p>
    </>
  )
}

function MissingPart({ t, missing: { neverCame, askedOften, silent }, month }: Words & { missing: Missing; month: string }) {
  return (
    <>
      <h2>{t('missing.title')}</h2>
      <p class="small quiet">{t('missing.explain')}</p>
      <Names t={t} title={t('missing.neverCame')} people={neverCame} saying={({ of }) => t('missing.neverCame.of', { count: of })} />
      <Names
        t={t}
        title={t('missing.askedOften', { month })}
        people={askedOften}
        saying={({ meetings }) => t('missing.askedOften.of', { count: meetings, month })}
      />
      <Names t={t} title={t('missing.silent')} people={silent} saying={() => ''} />
    </>
  )
}

type NamesProps<Person> = Words & { title: string; people: readonly Person[]; saying: (person: Person) => string }

function Names<Person extends NamedPerson>({ t, title, people, saying }: NamesProps<Person>) {
  return (
    <Disclosure label={`${title} · ${people.length}`} isOpen={people.length > 0 && people.length <= 5}>
      {people.length === 0 && <p>{t('missing.none')}</p>}
      <ul>
        {people.map((person) => (
          <li key={person.personId}>
            <a href={`/people/${person.personId}`}>{person.name}</a>
            {saying(person) !== '' && <span class="quiet small"> · {saying(person)}</span>}
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}

function PackPart({ view, t, id, printed }: Words & { view: View; id: string; printed: Preparation['printed'] }) {
  return (
    <>
      <h2 id="print">{t('pack.title')}</h2>
      <p>{t('pack.explain')}</p>
      <Form view={view} action={`/meetings/${id}/prepare/pack`}>
        <div class="row">
          <Button kind="main" icon="print" name="parts" value={PACK_PARTS.join(',')}>
            {t('pack.all')}
          </Button>
        </div>
        <p class="small">{t('pack.alone')}</p>
        <div class="row">
          {PACK_PARTS.map((part) => (
            <Button key={part} name="parts" value={part} isSmall>
              {t(`part.${part}`)}
            </Button>
          ))}
        </div>
      </Form>
      {printed !== null && <p class="small quiet">{t('pack.printed', { number: printed.number, day: writeDay(view.language, dayOf(printed.madeAt)) })}</p>}
    </>
  )
}
