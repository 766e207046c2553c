import { LANGUAGE_NAMES, startSentence } from '../../kernel/language.ts'
import { commandsIn, isWritten, refuse, tell, type Asked, type Command, type OpenForCommand, type Work } from '../../platform/command-line.ts'
import { readGuardedInput, type ReadText } from '../../platform/guard-commands.ts'
import { isId } from '../../platform/http/route.ts'
import { nameMeetingRole } from '../meetings/public.ts'
import { exportAsOperator } from './actions/export-grid.ts'
import { readForOperator, writeAsOperator } from './actions/keep-as-operator.ts'
import { AREAS, wordsFor } from './domain/grid.ts'
import { findFormat } from './exchange/render-files.ts'
import { gridMessages, type GridTranslate } from './messages/catalogue.ts'
import { readArea } from './routes/read-forms.ts'
import type { GridNeighbours } from './store/neighbours.ts'

export function documentationCommands(open: OpenForCommand, neighbours: GridNeighbours, readText: ReadText = readGuardedInput): Record<string, Command> {
  return commandsIn(open, gridMessages, {
    'grid show': { takes: 'ID', about: 'help.show', usage: 'help.showMissing', plan: (asked) => show(asked, neighbours) },
    'grid add': {
      takes: 'ID',
      about: 'help.add',
      needs: { '--area N': 'help.area', '--lang LANGUAGE': 'help.spoken' },
      options: { '--text TEXT': 'help.text' },
      usage: 'help.addMissing',
      plan: (asked) => add(asked, neighbours, readText),
    },
    'grid export': {
      takes: 'FILE',
      about: 'help.export',
      needs: { '--community ID': 'help.community' },
      options: { '--format csv|xlsx|json|docx': 'help.format' },
      usage: 'help.exportMissing',
      plan: write,
    },
  })
}

function show({ taken: id, t, language }: Asked<GridTranslate>, neighbours: GridNeighbours): Work {
  return async (house) => {
    const grid = await readForOperator({ house, neighbours }, id)
    if (grid === null) return refuse(t('refused.meeting-unknown'))
    const lines = AREAS.flatMap((area) => [
      t('area.label', { area, name: wordsFor(language, grid.template.areas[area].name).text }),
      ...grid.entries
        .filter((entry) => entry.area === area)
        .flatMap(({ text, language: spoken, speakerRole, state, gists }) => [
          `  ${text} (${LANGUAGE_NAMES[spoken]}, ${startSentence(nameMeetingRole(language, speakerRole))}, ${t(`state.${state}`)})`,
          ...gists.map((gist) => `    ${t('gist.label')} (${LANGUAGE_NAMES[gist.language]}): ${gist.text}`),
        ]),
    ])
    return tell(...lines)
  }
}

function add({ taken: id, options, t, language }: Asked<GridTranslate>, neighbours: GridNeighbours, readText: ReadText): Work | null {
  const area = readArea(options.area ?? '')
  if (area === null) return null
  return async (house) => {
    const text = options.text ?? (await readText())
    const written = await writeAsOperator({ house, neighbours }, id, { area, language, text, links: [] })
    return written.ok ? tell(written.value) : refuse(t(`refused.${written.refusal}`))
  }
}

const NO_FILTER = { words: '', area: null, language: null, state: null, meetingId: null, from: null, until: null }

function write({ taken: path, options: { community, format: asked }, t, language }: Asked<GridTranslate>): Work | null {
  const format = findFormat(asked ?? path.split('.').at(-1))
  if (!isId(community) || format === null) return null
  return async (house) => {
    const file = await exportAsOperator(house, { communityId: community, format, language, filter: NO_FILTER })
    if (file === null) return refuse(t('refused.community-unknown'))
    return (await isWritten(path, file.body)) ? tell(path) : refuse(t('help.notWritten'))
  }
}
