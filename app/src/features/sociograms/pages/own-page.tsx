import type { ComponentChildren } from 'preact'
import { Face } from '../../../ui/face.tsx'
import { EmptyState } from '../../../ui/notice.tsx'
import { Disclosure } from '../../../ui/small-parts.tsx'
import type { View } from '../../../ui/view.ts'
import type { OwnPage } from '../domain/results.ts'
import type { OwnView } from '../domain/own-view.ts'
import type { Pictures } from '../domain/shown.ts'
import { resultWords, ResultFrame } from './result-frame.tsx'

/** So many people one might meet at first, and so many of those who know them: a page for a phone, read between two visits. */
const FIRST_MET = 5
const FIRST_THROUGH = 2

type Parts = { view: View; own: OwnView; names: ReadonlyMap<string, string>; pictures: Pictures }

/** The network seen by its reader alone: her ties, whom she could meet, what looks otherwise from the other side. */
export function OwnPageView({ view, shown }: { view: View; shown: OwnPage }) {
  const t = resultWords(view)
  return (
    <ResultFrame view={view} head={shown} current="mine" title={t('mine.title')} lead={t('mine.lead')}>
      {shown.own === null ? (
        <EmptyState>{t('mine.noAnswer')}</EmptyState>
      ) : (
        <OwnParts view={view} own={shown.own} names={shown.names} pictures={shown.pictures} />
      )}
    </ResultFrame>
  )
}

function OwnParts(parts: Parts) {
  const { view, own } = parts
  const t = resultWords(view)
  const said = own.mutual.length + own.onlySaid.length + own.notShown.length
  const differs = own.onlySaid.length + own.onlyHeard.length > 0
  return (
    <>
      {said + own.onlyHeard.length === 0 ? <EmptyState>{t('mine.empty')}</EmptyState> : <p>{t('mine.sum', { said, both: own.mutual.length })}</p>}
      {own.mutual.length > 0 && (
        <Part title={t('mine.mutual')}>
          <People {...parts} ids={own.mutual} />
        </Part>
      )}
      <Meetings {...parts} />
      <Links {...parts} />
      {differs && (
        <Part title={t('mine.differs')} says={t('mine.differsSays')}>
          {own.onlySaid.length > 0 && <h3>{t('mine.onlySaid')}</h3>}
          <People {...parts} ids={own.onlySaid} />
          {own.onlyHeard.length > 0 && <h3>{t('mine.onlyHeard')}</h3>}
          <People {...parts} ids={own.onlyHeard} />
        </Part>
      )}
      {own.faded.length > 0 && (
        <Part title={t('mine.faded')} says={t('mine.fadedSays')}>
          <People {...parts} ids={own.faded} />
        </Part>
      )}
      {own.notShown.length > 0 && (
        <Part title={t('mine.notShown')} says={t('mine.notShownSays')}>
          <People {...parts} ids={own.notShown} />
        </Part>
      )}
    </>
  )
}

function Part({ title, says, children }: { title: string; says?: string; children: ComponentChildren }) {
  return (
    <section>
      <h2>{title}</h2>
      {says !== undefined && <p class="quiet">{says}</p>}
      {children}
    </section>
  )
}

/** A face and what stands beside it. */
function Line({ names, pictures, id, children }: Pick<Parts, 'names' | 'pictures'> & { id: string; children?: ComponentChildren }) {
  const name = names.get(id) ?? ''
  return (
    <li class="person">
      <Face name={name} size="small" picture={pictures.get(id)} />
      <span>{children ?? name}</span>
    </li>
  )
}

function People({ names, pictures, ids }: Parts & { ids: readonly string[] }) {
  if (ids.length === 0) return null
  return (
    <ul class="people">
      {ids.map((id) => (
        <Line key={id} id={id} names={names} pictures={pictures} />
      ))}
    </ul>
  )
}

/** A few first, those whom most of her people know; the others are one tap away. */
function Meetings(parts: Parts) {
  const { view, own } = parts
  const t = resultWords(view)
  const [first, others] = [own.within.slice(0, FIRST_MET), own.within.slice(FIRST_MET)]
  return (
    <Part title={t('mine.within')} says={t(own.within.length > 0 ? 'mine.withinSays' : own.isTiedToAll ? 'mine.withAll' : 'mine.withinNone')}>
      {first.length > 0 && <Met {...parts} met={first} />}
      {others.length > 0 && (
        <Disclosure label={t('mine.withinMore', { count: others.length })}>
          <Met {...parts} met={others} />
        </Disclosure>
      )}
    </Part>
  )
}

function Met({ view, names, pictures, met }: Parts & { met: OwnView['within'] }) {
  const t = resultWords(view)
  const sayThrough = (through: readonly string[]) => {
    const named = through
      .slice(0, FIRST_THROUGH)
      .map((id) => names.get(id) ?? '')
      .join(', ')
    const more = through.length - FIRST_THROUGH
    return more > 0 ? t('mine.throughMore', { names: named, count: more }) : t('mine.through', { names: named })
  }
  return (
    <ul class="people">
      {met.map(({ person, through }) => (
        <Line key={person} id={person} names={names} pictures={pictures}>
          {names.get(person) ?? ''}
          <br />
          <span class="quiet">{sayThrough(through)}</span>
        </Line>
      ))}
    </ul>
  )
}

/** Without them she would not reach these people. */
function Links({ view, own, names, pictures }: Parts) {
  const t = resultWords(view)
  if (own.links.length === 0) return null
  return (
    <Part title={t('mine.links')} says={t('mine.linksSays')}>
      <ul class="people">
        {own.links.map(({ contact, people }) => (
          <Line key={contact} id={contact} names={names} pictures={pictures}>
            {t('mine.linkTo', { name: names.get(contact) ?? '', count: people.length })}
          </Line>
        ))}
      </ul>
    </Part>
  )
}
