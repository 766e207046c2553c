import { wordsOfCode, type Labels } from '../../kernel/code-list.ts'
import { LANGUAGES } from '../../kernel/language.ts'
import { commandsIn, refuse, tell, type Command, type OpenForCommand, type Work } from '../../platform/command-line.ts'
import { saveListAsOperator } from './actions/change-list.ts'
import { readList, readLists } from './actions/read-lists.ts'
import { listsMessages, type ListsTranslate } from './messages/catalogue.ts'
import type { AnyList } from './store/code-table.ts'

const WORDS = { '--fr WORDS': 'help.fr', '--nl WORDS': 'help.nl', '--en WORDS': 'help.en', '--de WORDS': 'help.de' } as const

export function listsCommands(open: OpenForCommand, all: readonly AnyList[]): Record<string, Command> {
  return commandsIn(open, listsMessages, {
    'list names': {
      about: 'help.list',
      plan:
        ({ language }) =>
        async (house) => {
          const lists = await readLists(house, all)
          return tell(...all.map(({ key, names }, order) => [key, lists[order]?.version ?? 0, names[language]].join('\t')))
        },
    },
    'list show': {
      about: 'help.show',
      needs: { '--list NAME': 'help.name' },
      plan:
        ({ options, language, t }) =>
        async (house) => {
          const found = await readList(house, all, options.list ?? '')
          if (found === null) return refuse(t('refused.list-unknown'))
          return tell(
            ...found.list.codes.map((each) =>
              [each.code, wordsOfCode(each, language), each.isRetired ? t('list.retired') : '', each.twins.join(',')].join('\t'),
            ),
          )
        },
    },
    'list change': {
      about: 'help.change',
      needs: { '--list NAME': 'help.name' },
      options: { '--code CODE': 'help.code', ...WORDS, '--retired yes|no': 'help.retired', '--twins CODES': 'help.twins', '--note TEXT': 'help.note' },
      plan: ({ options, t }) => (options.retired === undefined || /^(?:yes|no)$/.test(options.retired) ? change(all, options, t) : null),
    },
  })
}

/** One code in other words, retired or offered again; without a code a new one. */
function change(all: readonly AnyList[], options: Record<string, string>, t: ListsTranslate): Work {
  const { list: key = '', code = null, retired, twins, note = '' } = options
  return async (house) => {
    const found = await readList(house, all, key)
    const before = found?.list.codes.find((each) => each.code === code)
    const wish = {
      code,
      labels: labelsFrom(options, before?.labels),
      isRetired: retired === undefined ? (before?.isRetired ?? false) : retired === 'yes',
      twins: twins === undefined ? (before?.twins ?? []) : twins.split(',').filter((each) => each !== ''),
    }
    const saved = await saveListAsOperator(house, all, { key, version: found?.list.version ?? 0, note, codes: [wish] })
    return saved.ok ? tell(t('help.changed', { version: saved.value })) : refuse(t(`refused.${saved.refusal}`))
  }
}

function labelsFrom(options: Record<string, string>, before: Labels | undefined): Labels {
  const [fr, nl, en, de] = LANGUAGES.map((language) => options[language] ?? before?.[language] ?? '')
  return { fr: fr ?? '', nl: nl ?? '', en: en ?? '', de: de ?? '' }
}
