import type { PersonalData, PersonMerger } from '../../platform/personal-data.ts'
import { feedsPersonalColumns, feedsPlainColumns } from './domain/personal-data.ts'
import { eraseFeedsRows, giveFeedsBack, moveFeeds, showFeedsRows } from './store/personal-data-store.ts'

export { auditMessages } from './messages/audit-catalogue.ts'

export const personalData: PersonalData = {
  columns: feedsPersonalColumns,
  plain: feedsPlainColumns,
  show: showFeedsRows,
  erase: eraseFeedsRows,
}

export const feedMerger: PersonMerger = {
  name: 'feeds',
  move: moveFeeds,
  giveBack: (tx, from, _to, moved) => giveFeedsBack(tx, from, moved),
}
