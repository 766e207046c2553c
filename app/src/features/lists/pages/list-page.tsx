import { offerCodes, wordsOfCode, type Code, type CodeList, type Labels, type ShippedList } from '../../../kernel/code-list.ts'
import { dayOf, writeDay, type Instant } from '../../../kernel/day.ts'
import { LANGUAGE_NAMES, LANGUAGES } from '../../../kernel/language.ts'
import { translator } from '../../../kernel/translate.ts'
import { Button } from '../../../ui/button.tsx'
import { Item } from '../../../ui/card.tsx'
import { CheckField, CheckList, Field, SelectField } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Disclosure, Tag, Tags } from '../../../ui/small-parts.tsx'
import type { View } from '../../../ui/view.ts'
import type { CodeWish } from '../domain/change-list.ts'
import { listsMessages } from '../messages/catalogue.ts'

export type ListVersionLine = { version: number; savedAt: Instant; note: string }
type ListPageProps = {
  view: View
  shipped: ShippedList
  list: CodeList
  /** The list of its twins. */
  twins: CodeList | null
  twinNames: Labels | null
  versions: readonly ListVersionLine[]
  /** An older version is read, not changed. */
  isOld: boolean
  /** What was sent and refused. */
  written: { codes: readonly CodeWish[]; note: string } | null
  refusal: string | null
}

/** One list: its words in four languages, each below its own line; what is chosen from today, and what was before. */
export function ListPage(props: ListPageProps) {
  const { view, shipped, list, versions, isOld, written, refusal } = props
  const t = translator(listsMessages, view.language)
  const added = written?.codes.find(({ code }) => code === null)
  return (
    <PageFrame view={view} title={shipped.names[view.language]} lead={isOld ? undefined : t('list.lead')} crumbs={[{ label: t('title'), href: '/lists' }]}>
      {refusal !== null && (
        <Notice kind="refused" isAnnounced>
          {refusal}
        </Notice>
      )}
      {isOld && (
        <Notice>
          {t('list.old', { version: list.version })} <a href={`/lists/${list.key}`}>{t('list.today')}</a>
        </Notice>
      )}
      {!isOld && !shipped.mayGrow && <p class="quiet">{t('list.fixed')}</p>}
      {isOld ? (
        list.codes.map((code) => <OldWord key={code.code} view={view} code={code} />)
      ) : (
        <Form view={view}>
          <input type="hidden" name="version" value={list.version} />
          {list.codes.map((code) => (
            <Word key={code.code} {...props} code={code} wish={written?.codes.find((each) => each.code === code.code)} />
          ))}
          {shipped.mayGrow && (
            <Disclosure label={t('list.add')} isOpen={added !== undefined}>
              <WordFields view={view} mark="new" labels={added?.labels ?? { fr: '', nl: '', en: '', de: '' }} />
            </Disclosure>
          )}
          <Field name="note" label={t('list.note')} hint={t('list.noteHint')} value={written?.note} maxLength={300} />
          <Button kind="main">{t('list.save', { version: list.version + 1 })}</Button>
        </Form>
      )}
      <h2>{t('list.history')}</h2>
      {versions.length === 0 && <p class="quiet">{t('list.historyNone')}</p>}
      {versions.map(({ version, savedAt, note }) => (
        <Item key={version}>
          <a href={`/lists/${list.key}?version=${version}`}>{t('list.entry', { version, day: writeDay(view.language, dayOf(savedAt)) })}</a>
          {note !== '' && <p class="small">{note}</p>}
        </Item>
      ))}
    </PageFrame>
  )
}

function OldWord({ view, code }: { view: View; code: Code }) {
  const t = translator(listsMessages, view.language)
  return (
    <Item head={t('list.words', { label: wordsOfCode(code, view.language), code: code.code })}>
      <p class="small">
        {LANGUAGES.filter((language) => code.labels[language] !== '')
          .map((language) => code.labels[language])
          .join(' · ')}
      </p>
      {code.isRetired && (
        <Tags>
          <Tag>{t('list.retired')}</Tag>
        </Tags>
      )}
    </Item>
  )
}

function WordFields({ view, mark, labels }: { view: View; mark: string; labels: Labels }) {
  const t = translator(listsMessages, view.language)
  return (
    <>
      {LANGUAGES.map((language) => (
        <Field
          key={language}
          name={`${language}-${mark}`}
          label={t('field.words', { language: LANGUAGE_NAMES[language] })}
          value={labels[language]}
          lang={language}
          maxLength={80}
        />
      ))}
    </>
  )
}

type WordProps = Pick<ListPageProps, 'view' | 'shipped' | 'list' | 'twins' | 'twinNames'> & { code: Code; wish: CodeWish | undefined }

function Word({ view, shipped, list, twins, twinNames, code, wish }: WordProps) {
  const t = translator(listsMessages, view.language)
  const isOwn = shipped.twinKey === shipped.key
  const isRetired = wish?.isRetired ?? code.isRetired
  const chosen = wish?.twins ?? code.twins
  const label = t('list.words', { label: wordsOfCode(code, view.language), code: code.code })
  return (
    <Disclosure label={isRetired ? `${label} · ${t('list.retired')}` : label} isOpen={wish !== undefined}>
      <WordFields view={view} mark={code.code} labels={wish?.labels ?? code.labels} />
      {shipped.mayGrow && <CheckField name={`retired-${code.code}`} label={t('list.retire')} hint={t('list.retireHint')} isChecked={isRetired} />}
      {isOwn && shipped.mayGrow && (
        <SelectField
          name={`twin-${code.code}`}
          label={t('list.countsAs')}
          options={offerCodes(list, view.language, chosen).filter(({ value }) => value !== code.code)}
          chosen={chosen[0]}
          empty={t('list.countsAsNone')}
        />
      )}
      {!isOwn && twins !== null && twinNames !== null && (
        <CheckList
          name={`twin-${code.code}`}
          label={t('list.twins', { list: twinNames[view.language] })}
          options={offerCodes(twins, view.language, chosen)}
          chosen={chosen}
        />
      )}
    </Disclosure>
  )
}
