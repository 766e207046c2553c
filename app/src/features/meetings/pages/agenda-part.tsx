import { writeTime } from '../../../kernel/day.ts'
import { withColon } from '../../../kernel/language.ts'
import { Tag } from '../../../ui/small-parts.tsx'
import type { View } from '../../../ui/view.ts'
import { listBeginnings } from '../domain/agenda.ts'
import type { ShownItem } from '../domain/plan-shown.ts'
import type { MeetingTranslate } from '../messages/catalogue.ts'

type ItemProps = { t: MeetingTranslate; view: View; item: ShownItem }

/** "A situation: the closed counter". A confidential one that is not for this reader has neither. */
export function ItemName({ t, view, item }: ItemProps) {
  if (item.isConfidential && item.kind === 'own' && item.title === '') return <>{t('agenda.hidden')}</>
  const own = item.title !== '' && <span lang={item.language === view.language ? undefined : item.language}>{item.title}</span>
  if (item.kind === 'own') return <>{own}</>
  return (
    <>
      {item.title === '' ? t(`kind.${item.kind}`) : withColon(view.language, t(`kind.${item.kind}`))}
      {item.title !== '' && ' '}
      {own}
    </>
  )
}

/** "20 minutes, Ama Mensah, among members". */
export function ItemDetail({ t, item }: Omit<ItemProps, 'view'>) {
  const words = [item.minutes === null ? '' : t('agenda.minutes', { count: item.minutes }), item.owner].filter((part) => part !== '')
  return (
    <>
      <span class="quiet small">{words.join(' · ')}</span>
      {item.isConfidential && (
        <>
          {' '}
          <Tag icon="closed">{t('agenda.confidential')}</Tag>
        </>
      )}
    </>
  )
}

/** The agenda as everybody in the community reads it: the hour at which each item begins if all keep time. */
export function AgendaList({ t, view, items, startsAt }: { t: MeetingTranslate; view: View; items: readonly ShownItem[]; startsAt: string }) {
  const beginnings = listBeginnings(items, startsAt)
  return (
    <ol class="timeline">
      {items.map((item, order) => (
        <li key={item.id}>
          <time datetime={beginnings[order]}>{writeTime(view.language, beginnings[order] ?? startsAt)}</time>
          <div>
            <ItemName t={t} view={view} item={item} /> <ItemDetail t={t} item={item} />
          </div>
        </li>
      ))}
    </ol>
  )
}
