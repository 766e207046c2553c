import { dayOf, writeDay, type Instant } from '../../../kernel/day.ts'
import { sayCode } from '../../../kernel/code-list.ts'
import { nameIn } from '../../../kernel/language.ts'
import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { Facts, Item } from '../../../ui/card.tsx'
import { SelectField, type Option } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import { OwnWords } from '../../../ui/names.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Disclosure } from '../../../ui/small-parts.tsx'
import type { View } from '../../../ui/view.ts'
import { isReadyFor } from '../domain/audience.ts'
import type { ShownSituation, SituationLine } from '../domain/shown.ts'
import { isOpen } from '../domain/situation.ts'
import { DomainWheel, ExpiryLine, StateWord } from './parts.tsx'
import { SecondPart } from './second-part.tsx'
import { roleLabel, wordsOf, type ListedView } from './words.ts'

export type PlanOption = { id: string; startsAt: Instant; freeItems: number }
type SituationPageProps = {
  view: ListedView
  shown: ShownSituation
  aroundLabels: readonly Option[]
  meetings: readonly PlanOption[]
  lines: readonly SituationLine[]
}

/** One situation, as far as this reader may see it, and the next step. */
export function SituationPage({ view, shown, aroundLabels, meetings, lines }: SituationPageProps) {
  const t = wordsOf(view)
  const { situation, isYours, isLead, community, meeting } = shown
  const told = community === null ? t('situation.private') : t('situation.told', { community: nameIn(view.language, community) })
  return (
    <PageFrame view={view} title={t('situation.title')} lead={told} crumbs={[{ label: t('list.title'), href: '/situations' }]}>
      <StopWish view={view} shown={shown} />
      <Facts
        facts={[
          { label: t('situation.state'), value: <StateWord view={view} state={situation.state} /> },
          { label: t('situation.presenter'), value: sayPresenters(view, shown) },
          ...(meeting === null
            ? []
            : [
                {
                  label: t('situation.meeting'),
                  value: <a href={`/meetings/${meeting.id}`}>{writeDay(view.language, dayOf(meeting.startsAt), 'weekday')}</a>,
                },
              ]),
          ...(community === null ? [] : [{ label: t('situation.room'), value: t(`room.${shown.need}`) }]),
        ]}
      />
      <GuardState view={view} shown={shown} />
      <Words view={view} shown={shown} />
      {situation.domains.length > 0 && <DomainWheel view={view} domains={situation.domains} unanswered={situation.unanswered} />}
      <Around view={view} shown={shown} aroundLabels={aroundLabels} />
      {lines.map(({ text, href, link }) => (
        <Item key={href}>
          {text} <a href={href}>{link}</a>
        </Item>
      ))}
      {isYours && <OwnPart view={view} shown={shown} />}
      <SecondPart view={view} shown={shown} />
      {isLead && <Planning view={view} shown={shown} meetings={meetings} />}
      <Steps view={view} shown={shown} />
      {isLead && situation.communityId !== null && (
        <p class="small">
          <a href={`/communities/${situation.communityId}/practice-role`}>{t('roleName.link')}</a>
        </p>
      )}
      {shown.mayWishStop && situation.stopWishedAt === null && (
        <Disclosure label={t('recognise.label')}>
          <p>{t('recognise.text')}</p>
          <Form view={view} action={`/situations/${situation.id}/aside`} isPlain>
            <Button>{t('recognise.button')}</Button>
          </Form>
        </Disclosure>
      )}
    </PageFrame>
  )
}

/** "You and Bo Peeters". */
function sayPresenters(view: View, { situation, isYours, presenter, second }: ShownSituation): string {
  const t = wordsOf(view)
  const first = isYours ? t('situation.you') : presenter === '' ? t('situation.nobody') : presenter
  const other = situation.secondId === null ? '' : second.isYou ? t('situation.you') : second.name
  return other === '' ? first : t('situation.two', { first, other })
}

/** "Please stop this round": for the presenter and who leads, and nothing more. */
function StopWish({ view, shown }: { view: View; shown: ShownSituation }) {
  const { situation, isYours, isLead } = shown
  if (situation.stopWishedAt === null || !(isYours || isLead)) return null
  const t = wordsOf(view)
  return (
    <Notice title={t('recognise.asked')} isAnnounced>
      <p>{t('recognise.asked.text')}</p>
      <Form view={view} action={`/situations/${situation.id}/go-on`} isPlain>
        <Button isSmall>{t('recognise.goOn')}</Button>
      </Form>
    </Notice>
  )
}

function GuardState({ view, shown }: { view: View; shown: ShownSituation }) {
  const t = wordsOf(view)
  const { situation, need, isYours, mayReadWords } = shown
  if (situation.communityId === null || situation.state === 'stopped') return null
  const isReady = isReadyFor(situation.checkedFor, need)
  if (isReady && situation.tightenedAt === null) return null
  return (
    <Notice kind={isReady ? 'done' : 'attention'} title={situation.tightenedAt === null ? undefined : t('room.tightened')}>
      <p>{t(isReady ? 'guard.ready' : isYours ? 'guard.rewrite' : 'guard.waits', { room: t(`room.${need}`) })}</p>
      {isYours && !isReady && mayReadWords && (
        <p>
          <a href={`/situations/${situation.id}/offer`}>{t('guard.rewriteLink')}</a>
        </p>
      )}
    </Notice>
  )
}

function Words({ view, shown }: { view: View; shown: ShownSituation }) {
  const { situation, mayReadWords } = shown
  if (!mayReadWords || situation.summary === '') return null
  const t = wordsOf(view)
  const { language, goal, summary, question } = situation
  return (
    <section>
      <h2>{t('situation.goal')}</h2>
      <OwnWords as="p" words={{ language, text: goal }} isMarked />
      <h2>{t('situation.summary')}</h2>
      <OwnWords as="p" words={{ language, text: summary }} />
      <h2>{t('situation.question')}</h2>
      <OwnWords as="p" words={{ language, text: question }} />
    </section>
  )
}

function Around({ view, shown, aroundLabels }: Omit<SituationPageProps, 'meetings' | 'lines'>) {
  const t = wordsOf(view)
  const { around, groups, groupWords, language } = shown.situation
  const labels = around.map((code) => aroundLabels.find(({ value }) => value === code)?.label ?? code)
  if (labels.length + groups.length === 0 && groupWords === '') return null
  return (
    <Facts
      facts={[
        { label: t('wheel.around'), value: labels.join(', ') },
        { label: t('situation.groups'), value: groups.map((group) => sayCode(view.lists.groups, view.language, group)).join(', ') },
        { label: t('wheel.groupWords'), value: groupWords === '' ? null : <OwnWords words={{ language, text: groupWords }} /> },
      ]}
    />
  )
}

function OwnPart({ view, shown }: { view: View; shown: ShownSituation }) {
  const t = wordsOf(view)
  const { situation, answers, expiresOn, toldBefore, roleName } = shown
  const path = `/situations/${situation.id}`
  const may = isOpen(situation)
  return (
    <section>
      {may && (
        <ButtonRow>
          <ButtonLink href={`${path}/offer`} kind={situation.state === 'draft' ? 'main' : 'plain'}>
            {t(situation.state === 'draft' ? 'situation.offer' : 'situation.rewrite')}
          </ButtonLink>
          <ButtonLink href={`${path}/answers`}>{t('situation.answers')}</ButtonLink>
          <ButtonLink href={`${path}/wheel`}>{t('situation.wheel')}</ButtonLink>
          <ButtonLink href={`${path}/role`}>{t('role.link')}</ButtonLink>
        </ButtonRow>
      )}
      {situation.activation !== null && (
        <Item
          head={t('situation.role', {
            role: situation.activation.role || roleLabel(t, view.language, roleName),
            verdict: t(`verdict.${situation.activation.verdict}`),
          })}
        >
          <OwnWords as="p" words={{ language: situation.language, text: situation.activation.words }} />
        </Item>
      )}
      {toldBefore !== null && (
        <p>
          {t('situation.again')} <a href={`/situations/${toldBefore.id}`}>{toldBefore.goal}</a>
        </p>
      )}
      {answers !== null && (
        <Disclosure label={t('situation.yourAnswers')}>
          {(['atStake', 'wants', 'tried', 'ask'] as const)
            .filter((question) => answers[question] !== '')
            .map((question) => (
              <Item key={question} head={t(`answers.${question}`)}>
                <OwnWords as="p" words={{ language: situation.language, text: answers[question] }} />
              </Item>
            ))}
        </Disclosure>
      )}
      {answers === null && expiresOn !== null && <p class="quiet small">{t('situation.sealed')}</p>}
      {expiresOn === null && situation.state !== 'draft' && <p class="quiet small">{t('expiry.gone')}</p>}
      <ExpiryLine view={view} expiresOn={expiresOn} isDraft={situation.state === 'draft'} />
    </section>
  )
}

function Planning({ view, shown, meetings }: { view: View; shown: ShownSituation; meetings: readonly PlanOption[] }) {
  const t = wordsOf(view)
  const { situation } = shown
  if (situation.state !== 'offered' && situation.state !== 'scheduled') return null
  return (
    <section>
      <h2>{t('plan.title')}</h2>
      {meetings.length === 0 && <p>{t('plan.none')}</p>}
      <Form view={view} action={`/situations/${situation.id}/plan`}>
        {meetings.length > 0 && (
          <SelectField
            name="meeting"
            label={t('plan.meeting')}
            empty={false}
            chosen={situation.meetingId ?? meetings[0]?.id}
            options={meetings.map(({ id, startsAt, freeItems }) => ({
              value: id,
              label: `${writeDay(view.language, dayOf(startsAt), 'weekday')} · ${t('plan.free', { count: freeItems })}`,
            }))}
          />
        )}
        <div class="row">
          {meetings.length > 0 && (
            <Button kind="main" name="do" value="plan">
              {t(situation.state === 'offered' ? 'plan.button' : 'plan.move')}
            </Button>
          )}
          {situation.state === 'scheduled' && (
            <Button kind="quiet" name="do" value="back">
              {t('plan.back')}
            </Button>
          )}
        </div>
      </Form>
    </section>
  )
}

/** What may still happen to it, each by one button. Stopping asks nothing. */
function Steps({ view, shown }: { view: View; shown: ShownSituation }) {
  const t = wordsOf(view)
  const { situation, isYours, isLead } = shown
  if (!(isYours || isLead) || situation.state === 'stopped') return null
  return (
    <Form view={view} action={`/situations/${situation.id}/step`}>
      <div class="row">
        {(situation.state === 'scheduled' || situation.state === 'in-round') && (
          <Button name="do" value="awaiting">
            {t('step.toAwaiting')}
          </Button>
        )}
        {situation.state === 'awaiting' && (
          <Button name="do" value="closed">
            {t('step.toClosed')}
          </Button>
        )}
        {situation.state === 'closed' && (
          <Button kind="quiet" name="do" value="awaiting">
            {t('step.reopen')}
          </Button>
        )}
        {isOpen(situation) && (
          <Button kind="danger" name="do" value="stopped">
            {t(situation.state === 'draft' ? 'step.remove' : 'step.stop')}
          </Button>
        )}
      </div>
      {isOpen(situation) && situation.state !== 'draft' && <p class="quiet small">{t('step.stopText')}</p>}
    </Form>
  )
}
