import { personalColumns } from '../../kernel/personal-column.ts'
import type { PersonalData } from '../../platform/personal-data.ts'

export { auditMessages } from './messages/audit-catalogue.ts'
export { replayErasures } from './actions/erase-person.ts'

/** The ledger holds a keyed hash, kept so that an old backup cannot bring anybody back. */
export const personalData: PersonalData = {
  columns: personalColumns('erasure_ledger', ['person_hash', 'erased_at'], {
    purpose: 'repeat-erasure',
    basis: 'legal-duty',
    retention: 'frozen-for-good',
    visibility: 'nobody',
    class: 'secret',
  }),
  plain: [{ table: 'erasure_ledger', columns: ['id'], reason: 'a random number, the code of the certificate' }],
  show: async () => [],
  erase: async () => undefined,
}
