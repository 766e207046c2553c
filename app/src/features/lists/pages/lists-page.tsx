import { listCodes, type CodeList, type Labels } from '../../../kernel/code-list.ts'
import { dayOf, writeDay, type Instant } from '../../../kernel/day.ts'
import { translator } from '../../../kernel/translate.ts'
import { Item } from '../../../ui/card.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import type { View } from '../../../ui/view.ts'
import { listsMessages } from '../messages/catalogue.ts'

export type ListLine = { list: CodeList; names: Labels; savedAt: Instant | null }

/** Every list of the house in one place. */
export function ListsPage({ view, lines }: { view: View; lines: readonly ListLine[] }) {
  const t = translator(listsMessages, view.language)
  return (
    <PageFrame view={view} title={t('title')} lead={t('lead')}>
      {lines.map(({ list, names, savedAt }) => {
        const offered = listCodes(list).length
        return (
          <Item key={list.key}>
            <a href={`/lists/${list.key}`}>{names[view.language]}</a>
            <span class="quiet small">
              {' · '}
              {t('lists.count', { count: offered, retired: list.codes.length - offered })}
              {' · '}
              {savedAt === null ? t('lists.shipped') : t('lists.version', { version: list.version, day: writeDay(view.language, dayOf(savedAt)) })}
            </span>
          </Item>
        )
      })}
    </PageFrame>
  )
}
