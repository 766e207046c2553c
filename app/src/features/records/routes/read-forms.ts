import { isLanguage, type Language } from '../../../kernel/language.ts'
import { OddForm, type FormBody } from '../../../platform/http/form.ts'
import { isId } from '../../../platform/http/route.ts'
import { ENTRY_KINDS, type EntryDraft, type EntryKind } from '../domain/entry.ts'

function readKind(form: FormBody): EntryKind {
  return ENTRY_KINDS.find((kind) => kind === form.one('kind')) ?? 'note'
}

export function readLanguage(form: FormBody, otherwise: Language): Language {
  const text = form.one('language')
  return isLanguage(text) ? text : otherwise
}

/** Empty is none; what is no id was made by nobody's browser. */
export function readOptionalId(form: FormBody, name: string): string | null {
  const text = form.one(name)
  if (text === '') return null
  if (!isId(text)) throw new OddForm()
  return text
}

export function readNewId(form: FormBody): string {
  const id = readOptionalId(form, 'id')
  if (id === null) throw new OddForm()
  return id
}

/** What the quick form sends: the words are read later, when it is known who was there. */
export function readQuickForm(form: FormBody, otherwise: Language) {
  return {
    id: readNewId(form),
    agendaItemId: readOptionalId(form, 'agendaItemId'),
    line: form.one('line'),
    kind: readKind(form),
    language: readLanguage(form, otherwise),
    isConfidential: form.one('isConfidential') === 'yes',
  }
}

export const TEXT_FIELDS = ['version', 'text', 'kind', 'language', 'ownerId', 'ownerWords', 'dueOn', 'agendaItemId', 'isConfidential'] as const

/** A form without the field for the item leaves the line where it is. */
export function readEntryForm(form: FormBody, entry: EntryDraft): EntryDraft {
  const dueOn = form.one('dueOn')
  return {
    agendaItemId: form.names.includes('agendaItemId') ? readOptionalId(form, 'agendaItemId') : entry.agendaItemId,
    kind: readKind(form),
    language: readLanguage(form, entry.language),
    text: form.one('text'),
    ownerId: readOptionalId(form, 'ownerId'),
    ownerWords: form.one('ownerWords'),
    dueOn: dueOn === '' ? null : dueOn,
    isConfidential: form.one('isConfidential') === 'yes',
  }
}
