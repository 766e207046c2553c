import type { ComponentChildren } from 'preact'
import { LANGUAGE_NAMES, withColon } from '../../../kernel/language.ts'
import { Field, SelectField } from '../../../ui/field.tsx'
import { Item } from '../../../ui/card.tsx'
import { OwnWords } from '../../../ui/names.tsx'
import { Notice, StatusWord } from '../../../ui/notice.tsx'
import { Tag, Tags } from '../../../ui/small-parts.tsx'
import type { View } from '../../../ui/view.ts'
import type { Entry, EntryLink } from '../domain/entry.ts'
import { linkOptions, wordsOf, type RoleNames } from './labels.ts'

type Words = Pick<Entry, 'text' | 'language' | 'links' | 'gists' | 'state' | 'author' | 'speakerRole'>
type EntryItemProps = {
  view: View
  entry: Words & Partial<Pick<Entry, 'visibility' | 'validatedAs'>> & { isWithheld?: boolean }
  nameRole: RoleNames
  children?: ComponentChildren
}

/** One note in its own language, its gists below, and how far it is. */
export function EntryItem({ view, entry, nameRole, children }: EntryItemProps) {
  const t = wordsOf(view)
  if (entry.state === 'retracted') {
    return (
      <Item>
        <p class="quiet">{t('entry.retracted')}</p>
      </Item>
    )
  }
  return (
    <Item>
      <OwnWords as="p" words={entry} isMarked />
      {entry.gists.map((gist) => (
        <p key={gist.language} class="quiet">
          {withColon(view.language, `${t('gist.label')} (${LANGUAGE_NAMES[gist.language]})`)} <OwnWords words={gist} />
        </p>
      ))}
      {entry.links.length > 0 && <LinkTags view={view} links={entry.links} lang={entry.language} />}
      {entry.isWithheld === true && <Notice>{t('entry.withheld')}</Notice>}
      <p class="quiet small">
        <StatusWord kind={entry.state === 'validated' ? 'done' : 'quiet'}>
          {entry.validatedAs ? t(`validated.${entry.validatedAs}`) : t(`state.${entry.state}`)}
        </StatusWord>
        {' · '}
        {entry.author === null ? nameRole(entry.speakerRole) : `${entry.author}, ${nameRole(entry.speakerRole)}`}
        {entry.visibility && ` · ${t(`is.${entry.visibility}`)}`}
      </p>
      {children}
    </Item>
  )
}

function LinkTags({ view, links, lang }: { view: View; links: readonly EntryLink[]; lang: string }) {
  const t = wordsOf(view)
  return (
    <Tags>
      {links.map(({ kind, label }) => (
        <Tag key={`${kind}${label}`}>
          {withColon(view.language, t(`link.${kind}`))} <span lang={lang}>{label}</span>
        </Tag>
      ))}
    </Tags>
  )
}

/** Rows of "what was named": `link-0`, `linkKind-0` and so on. */
export function LinkFields({ view, links, count }: { view: View; links: readonly EntryLink[]; count: number }) {
  const t = wordsOf(view)
  return (
    <>
      {Array.from({ length: count }, (_, order) => (
        <div key={order} class="columns">
          <Field name={`link-${order}`} label={t('field.link')} hint={order === 0 ? t('field.linkHint') : undefined} value={links[order]?.label ?? ''} />
          <SelectField name={`linkKind-${order}`} label={t('field.linkKind')} options={linkOptions(t)} chosen={links[order]?.kind ?? 'service'} empty={false} />
        </div>
      ))}
    </>
  )
}
