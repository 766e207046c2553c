import type { ComponentChildren } from 'preact'
import { dayOf, writeDay, writeTime } from '../../../kernel/day.ts'
import { bothNames, LOCALES, startSentence, type Language } from '../../../kernel/language.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { Card, Facts, Item } from '../../../ui/card.tsx'
import { YearStrip } from '../../../ui/charts.tsx'
import { SectorFaces } from '../../../ui/face.tsx'
import type { Tab } from '../../../ui/frame-parts.tsx'
import { BilingualName, OwnWords } from '../../../ui/names.tsx'
import { EmptyState, Notice } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Disclosure } from '../../../ui/small-parts.tsx'
import type { View } from '../../../ui/view.ts'
import { findTextInForce, isArchive, TEXT_KINDS } from '../domain/community.ts'
import { findRhythm } from '../domain/rhythm.ts'
import type { Here, MeetingGlimpse, Overview } from '../domain/shown.ts'
import { findNext, monthsOfYear } from '../domain/year.ts'
import type { CommunityTranslate } from '../messages/catalogue.ts'
import { accentOf, bilingual, kindLabel, layerLabel, shownName, wordsOf } from './labels.ts'
import { TextBody } from './text-body.tsx'

type OverviewPageProps = {
  view: View
  overview: Overview
  /** Of this calendar year and what is still to come. */
  meetings: readonly MeetingGlimpse[]
  now: string
  /** What another feature puts above what is here. */
  top: ComponentChildren
  tabs: readonly Tab[]
  isLead: boolean
  mayEdit: boolean
  mayLeave: boolean
  seesMembers: boolean
}

/** Good enough to be read aloud to a newcomer: what for, when, who, what we want. */
export function OverviewPage(props: OverviewPageProps) {
  const { view, overview, tabs, mayEdit, seesMembers, mayLeave, top } = props
  const { community } = overview
  const t = wordsOf(view)
  const purpose = community.purpose.text === '' ? t('overview.noPurpose') : <OwnWords words={community.purpose} isMarked />
  return (
    <PageFrame
      view={view}
      title={shownName(view.language, community)}
      heading={<BilingualName name={bilingual(community)} />}
      lead={purpose}
      accent={accentOf(community.accent)}
      crumbs={[{ label: t('list.title'), href: '/communities' }]}
      tabs={tabs}
      communityName={shownName(view.language, community)}
      margin={<InShort t={t} language={view.language} overview={overview} />}
    >
      {community.state !== 'active' && <StateNotice t={t} overview={overview} mayEdit={mayEdit} />}
      <Next {...props} t={t} />
      {top}
      <h2>{t('overview.here')}</h2>
      {seesMembers ? <WhoIsHere {...props} t={t} /> : <p>{t('overview.hereCount', countHere(overview))}</p>}
      <h2>{t('overview.rhythm')}</h2>
      <Year {...props} t={t} />
      <h2>{t('overview.goals')}</h2>
      <Goals t={t} language={view.language} overview={overview} />
      <h2>{t('overview.agreements')}</h2>
      <Agreements t={t} language={view.language} overview={overview} />
      {mayLeave && (
        <p>
          <ButtonLink kind="quiet" icon="leave" href={`/communities/${community.id}/leave`}>
            {t('overview.leave')}
          </ButtonLink>
        </p>
      )}
    </PageFrame>
  )
}

type PartProps = { t: CommunityTranslate; language: Language; overview: Overview }

function StateNotice({ t, overview, mayEdit }: Omit<PartProps, 'language'> & { mayEdit: boolean }) {
  const { community, missing } = overview
  const isOnItsWay = community.state === 'forming' || community.state === 'idea'
  return (
    <Notice title={t('settings.stateNow', { state: t(`state.${community.state}`) })}>
      {isOnItsWay && missing.length > 0 && (
        <>
          <p>{t('overview.missing')}</p>
          <ul>
            {missing.map((guard) => (
              <li key={guard}>{t(`guard.${guard}`)}</li>
            ))}
          </ul>
        </>
      )}
      {isOnItsWay && missing.length === 0 && <p>{t('overview.ready')}</p>}
      {mayEdit && (
        <p>
          <a href={`/communities/${community.id}/edit#state`}>{t('overview.becomeActive')}</a>
        </p>
      )}
    </Notice>
  )
}

function Next({ t, view, meetings, now, isLead, overview }: OverviewPageProps & { t: CommunityTranslate }) {
  const next = findNext(meetings, now)
  return (
    <>
      <h2>{t('overview.next')}</h2>
      {next ? (
        <p>
          <a href={`/meetings/${next.id}`}>
            <b>
              {startSentence(writeDay(view.language, dayOf(next.startsAt), 'weekday'))}, {writeTime(view.language, next.startsAt)}
            </b>
          </a>
          {next.title && <> · {next.title}</>}
          {next.place && <span class="quiet"> · {next.place}</span>}
        </p>
      ) : (
        <p class="quiet">
          {t('overview.noNext')}{' '}
          {isLead && !isArchive(overview.community) && <a href={`/communities/${overview.community.id}/meetings/new`}>{t('overview.plan')}</a>}
        </p>
      )}
    </>
  )
}

/** Members as the report counts them, and apart from them who leads or visits. */
function countHere({ here }: Overview): { count: number; others: number } {
  const count = here.filter(({ role }) => role === 'member').length
  return { count, others: here.length - count }
}

/** Sectors with most people first; people without one at the end. */
function groupBySector(t: CommunityTranslate, language: Language, here: readonly Here[]) {
  const groups = new Map<string, string[]>()
  for (const { name, sector } of here) {
    const label = sector?.[language] ?? ''
    groups.set(label, [...(groups.get(label) ?? []), name])
  }
  const collator = new Intl.Collator(LOCALES[language])
  return [...groups]
    .toSorted(([a, one], [b, other]) => Number(a === '') - Number(b === '') || other.length - one.length || collator.compare(a, b))
    .map(([label, people]) => ({ label: label || t('overview.noSector'), people }))
}

function WhoIsHere({ t, view, overview, isLead }: OverviewPageProps & { t: CommunityTranslate }) {
  const { community, here } = overview
  const address = `/communities/${community.id}/members`
  if (here.length === 0)
    return (
      <EmptyState action={isLead && !isArchive(community) ? { label: t('overview.addPeople'), href: `${address}/new` } : undefined}>
        {t('overview.hereNobody')}
      </EmptyState>
    )
  return (
    <>
      <p>
        {t('overview.hereCount', countHere(overview))} <a href={address}>{t('overview.allMembers')}</a>
      </p>
      <SectorFaces groups={groupBySector(t, view.language, here)} accent={accentOf(community.accent)} />
    </>
  )
}

function Year({ t, view, overview, meetings }: OverviewPageProps & { t: CommunityTranslate }) {
  const { language } = view
  const year = Number(overview.today.slice(0, 4))
  const months = monthsOfYear(year, meetings)
  const held = months.flatMap((month) => month.meetings).filter(({ state }) => state === 'held').length
  const rhythm = findRhythm(overview.rhythms, overview.today)
  const short = new Intl.DateTimeFormat(LOCALES[language], { month: 'short', timeZone: 'UTC' })
  return (
    <>
      <p>
        {rhythm === null ? t('overview.noRhythm') : t('overview.rhythmSays', { count: rhythm.meetingsPerYear })} {t('overview.held', { count: held })}
      </p>
      <YearStrip
        title={t('overview.year', { year })}
        accent={accentOf(overview.community.accent)}
        months={months.map(({ month, meetings: inMonth }) => ({
          label: short.format(new Date(`${month}T12:00:00Z`)),
          name: writeDay(language, month, 'month'),
          marks: inMonth.map((meeting) => ({
            kind: meeting.state,
            href: `/meetings/${meeting.id}`,
            label: t(`mark.${meeting.state}`, { day: writeDay(language, dayOf(meeting.startsAt)) }),
          })),
        }))}
      />
    </>
  )
}

function Goals({ t, language, overview }: PartProps) {
  const standing = overview.goals.filter(({ endedOn }) => endedOn === null || endedOn >= overview.today)
  if (standing.length === 0) return <p class="quiet">{t('overview.noGoals')}</p>
  return (
    <>
      {standing.map((goal) => (
        <Item key={goal.id}>
          <OwnWords as="p" words={goal.words} isMarked />
          <p class="quiet small">{t('overview.since', { day: writeDay(language, goal.setOn) })}</p>
        </Item>
      ))}
    </>
  )
}

function Agreements({ t, language, overview }: PartProps) {
  const inForce = TEXT_KINDS.flatMap((kind) => findTextInForce(overview.texts, kind, overview.today) ?? [])
  if (inForce.length === 0) return <p class="quiet">{t('overview.noTexts')}</p>
  return (
    <>
      {inForce.map((text) => (
        <Disclosure
          key={text.kind}
          label={`${t(`text.${text.kind}`)} · ${t('overview.version', { version: text.version, day: writeDay(language, text.inForceOn) })}`}
        >
          <TextBody text={text} language={language} />
          {text.kind === 'convention' && <p class="quiet small">{t('settings.monthsSays', { count: text.attendanceKeptMonths })}</p>}
        </Disclosure>
      ))}
    </>
  )
}

function InShort({ t, language, overview }: PartProps) {
  const { community, areas, programme } = overview
  const host = overview.host ? <BilingualName name={overview.host} /> : community.hostText
  return (
    <Card title={t('overview.facts')}>
      <Facts
        facts={[
          { label: t('overview.kind'), value: kindLabel(t, community.kind) },
          { label: t('overview.where'), value: areas.map((area) => `${bothNames(language, area.name)} (${layerLabel(t, area.layer)})`).join(', ') },
          { label: t('field.host'), value: host },
          { label: t('field.programme'), value: programme && shownName(language, programme) },
          { label: t('overview.state'), value: t(`state.${community.state}`) },
          { label: t('overview.seats'), value: community.seats },
          { label: t('overview.languages'), value: t(`languages.${community.languageMode}`) },
          { label: t('overview.room'), value: community.secrecyMode && t(`secrecy.${community.secrecyMode}`) },
        ]}
      />
    </Card>
  )
}
