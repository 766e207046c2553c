import type { Code } from '../../../kernel/code-list.ts'
import { translator } from '../../../kernel/translate.ts'
import type { AnyList } from '../../lists/public.ts'
import { peopleMessages } from '../messages/catalogue.ts'
import { listSectors, saveSectorLabels } from '../store/organisation-store.ts'

const nameIn = (language: 'fr' | 'nl' | 'en' | 'de') => translator(peopleMessages, language)('sectors.list')

/** Organisations and reports point at a sector by its code: its words change, the codes do not. */
const SECTOR_LIST: AnyList = {
  key: 'sectors',
  names: { fr: nameIn('fr'), nl: nameIn('nl'), en: nameIn('en'), de: nameIn('de') },
  codes: [],
  twinKey: null,
  mayGrow: false,
  table: {
    read: async (tx) => (await listSectors(tx)).sectors.map((sector): Code => ({ ...sector, isRetired: false, twins: [] })),
    write: async (tx, codes) => {
      // What nobody wrote falls back on French: reports read the words of one language.
      for (const { code, labels } of codes) {
        const { fr, nl, en, de } = labels
        await saveSectorLabels(tx, { code, labels: { fr, nl, en: en || fr, de: de || fr } })
      }
    },
  },
}

export const peopleLists: readonly AnyList[] = [SECTOR_LIST]
