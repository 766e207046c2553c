import { dayOf, writeDay, type Day } from '../../../kernel/day.ts'
import { nameIn } from '../../../kernel/language.ts'
import { Button } from '../../../ui/button.tsx'
import { MarginNote } from '../../../ui/card.tsx'
import { Disclosure } from '../../../ui/small-parts.tsx'
import type { View } from '../../../ui/view.ts'
import type { Clash, DateLook, LoadLook, MonthLook, ShownNear } from '../domain/load.ts'
import type { MeetingTranslate } from '../messages/catalogue.ts'
import { foreignLanguage, titleOf, writeClocks } from './labels.ts'

type LookProps = { t: MeetingTranslate; view: View; look: LoadLook }
const NAMES_SHOWN = 12

/** What speaks against one date, and days that suit better. `form`: whose buttons take such a day. */
export function LoadLookSection({ t, view, look }: LookProps) {
  const [date] = look.dates
  if (date === undefined) return null
  const isFree = date.clashes.length + date.themes.length + date.names.length + date.busy.calendars === 0
  return (
    <section>
      <h2>{t('look.title')}</h2>
      <MarginNote kind={isFree && look.months.every(isLight) ? 'done' : 'attention'}>
        {isFree && <p>{t('look.free', { day: writeDay(view.language, date.day, 'weekday') })}</p>}
        {!isFree && (
          <ul>
            {findLines({ t, view, date }).map((line, order) => (
              <li key={order}>{line}</li>
            ))}
          </ul>
        )}
        {look.months.map((month) => (
          <MonthNote key={month.month} t={t} view={view} month={month} />
        ))}
        <p class="quiet small">{t('look.never')}</p>
      </MarginNote>
      {look.better.length > 0 && (
        <>
          <p>{t('look.better')}</p>
          <div class="row">
            {look.better.map((day) => (
              <Button key={day} name="do" value={`day:${day}`} icon="day">
                {t('look.take', { day: writeDay(view.language, day, 'of-year') })}
              </Button>
            ))}
          </div>
        </>
      )}
    </section>
  )
}

function isLight({ people, organisations }: MonthLook): boolean {
  return people.length + organisations.length === 0
}

type LinesProps = { t: MeetingTranslate; view: View; date: DateLook }

/** "Easter Monday", "the same half of the day: …", one line each. */
function findLines({ t, view, date }: LinesProps) {
  return [
    ...date.names.map((name) => t(`holiday.${name}`)),
    ...date.clashes.map((clash) => <ClashLine key={clash.startsAt} t={t} view={view} clash={clash} />),
    ...date.themes.map((theme) => (
      <>
        {t('look.theme', { day: writeDay(view.language, dayOf(theme.startsAt)) })}: <NearName t={t} view={view} near={theme} />
      </>
    )),
    ...(date.busy.calendars === 0 ? [] : [[t('look.busy', { count: date.busy.calendars }), ...date.busy.titles.slice(0, 3)].join(' ')]),
  ]
}

function ClashLine({ t, view, clash }: { t: MeetingTranslate; view: View; clash: Clash }) {
  const shared = [
    clash.people > 0 ? t('look.people', { count: clash.people }) : '',
    clash.organisations > 0 ? t('look.organisations', { count: clash.organisations }) : '',
  ]
  return (
    <>
      <NearName t={t} view={view} near={clash} /> (
      {[writeClocks(view.language, clash), t(clash.isOverlap ? 'look.overlap' : 'look.near'), ...shared.filter((part) => part !== '')].join(', ')})
    </>
  )
}

function NearName({ t, view, near }: { t: MeetingTranslate; view: View; near: ShownNear }) {
  if (near.id === null) return <>{t('look.foreign')}</>
  const communities = near.communities.map((name) => nameIn(view.language, name)).join(', ')
  return (
    <a href={`/meetings/${near.id}`}>
      <span lang={foreignLanguage(view, near)}>{titleOf(t, view.language, near)}</span>
      {communities !== '' && `, ${communities}`}
    </a>
  )
}

function MonthNote({ t, view, month }: { t: MeetingTranslate; view: View; month: MonthLook }) {
  if (isLight(month)) return null
  const words = { month: writeDay(view.language, `${month.month}-01`, 'month') }
  const lists = [
    { label: t('look.month', { ...words, people: month.people.length }), rows: month.people.map((row) => ({ ...row, href: null })) },
    {
      label: t('look.monthOrganisations', { ...words, organisations: month.organisations.length }),
      rows: month.organisations.map(({ id, name, meetings }) => ({
        name: nameIn(view.language, name),
        meetings,
        href: `/organisations/${id}/month?month=${month.month}`,
      })),
    },
  ]
  return (
    <>
      {lists
        .filter(({ rows }) => rows.length > 0)
        .map(({ label, rows }) => (
          <Disclosure key={label} label={label}>
            <ul>
              {rows.slice(0, NAMES_SHOWN).map(({ name, meetings, href }) => (
                <li key={name}>
                  {href === null ? name : <a href={href}>{name}</a>}, {t('look.times', { count: meetings })}
                </li>
              ))}
              {rows.length > NAMES_SHOWN && <li>{t('look.more', { count: rows.length - NAMES_SHOWN })}</li>}
            </ul>
          </Disclosure>
        ))}
    </>
  )
}

type SeriesLookProps = LookProps & { chosen: readonly Day[] }

/** Every date of a series with its box, and beside it what speaks against it. */
export function SeriesLookSection({ t, view, look, chosen }: SeriesLookProps) {
  return (
    <section>
      <fieldset class="check-list">
        <legend>{t('plan.dates')}</legend>
        <p class="hint">{t('plan.datesHint')}</p>
        <div class="boxes">
          {look.dates.map((date) => (
            <DateBox key={date.day} t={t} view={view} date={date} isChosen={chosen.includes(date.day)} />
          ))}
        </div>
      </fieldset>
      {look.months.map((month) => (
        <MonthNote key={month.month} t={t} view={view} month={month} />
      ))}
      <p class="quiet small">{t('look.never')}</p>
    </section>
  )
}

function DateBox({ t, view, date, isChosen }: LinesProps & { isChosen: boolean }) {
  const id = `date-${date.day}`
  const lines = findLines({ t, view, date })
  return (
    <div class="field">
      <label class="check" for={id}>
        <input id={id} type="checkbox" name="dates" value={date.day} checked={isChosen} aria-describedby={lines.length > 0 ? `${id}-about` : undefined} />
        <span>{writeDay(view.language, date.day, 'weekday')}</span>
      </label>
      {lines.length > 0 && (
        <ul id={`${id}-about`} class="quiet small">
          {lines.map((line, order) => (
            <li key={order}>{line}</li>
          ))}
        </ul>
      )}
    </div>
  )
}
