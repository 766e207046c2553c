import { writeCsv } from '@ronde/tabular'
import type { Entry } from '../domain/entry.ts'

/** A line as a file holds it: who does it by name, one column a language for the gists. */
function cellsOf(entry: Entry) {
  const gistIn = (language: string) => entry.gists.find((gist) => gist.language === language)?.text ?? ''
  return {
    id: entry.id,
    kind: entry.kind,
    language: entry.language,
    text: entry.text,
    gist_fr: gistIn('fr'),
    gist_nl: gistIn('nl'),
    owner: entry.owner ?? entry.ownerWords,
    due_on: entry.dueOn ?? '',
    done_at: entry.doneAt ?? '',
    author: entry.author ?? '',
    written_at: entry.writtenAt,
    is_lesson: entry.isLesson,
  }
}

/** A header and one row a line. */
export async function renderRecordCsv(entries: readonly Entry[]): Promise<string> {
  const rows = entries.map(cellsOf)
  const header = ['id', 'kind', 'language', 'text', 'gist_fr', 'gist_nl', 'owner', 'due_on', 'done_at', 'author', 'written_at', 'is_lesson'] as const
  const chunks: Uint8Array[] = []
  for await (const chunk of writeCsv({ header: [...header], rows: rows.map((row) => header.map((name) => row[name])) })) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

export function renderRecordJson(meetingId: string, phase: string, entries: readonly Entry[]): string {
  return `${JSON.stringify({ meetingId, phase, entries: entries.map(cellsOf) }, null, 2)}\n`
}
