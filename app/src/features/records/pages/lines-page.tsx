import { Button, ButtonLink } from '../../../ui/button.tsx'
import { Item } from '../../../ui/card.tsx'
import { Field } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import { OwnWords } from '../../../ui/names.tsx'
import { EmptyState } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import type { View } from '../../../ui/view.ts'
import { LONGEST_GIST, type Entry } from '../domain/entry.ts'
import type { ParityLanguage } from '../domain/parity.ts'
import { wordsOf, type Around } from './labels.ts'

type LinesPageProps = { view: View; around: Around; meetingId: string; language: ParityLanguage; entries: readonly Entry[]; mayWrite: boolean }

/** Lines that cannot be read in a language yet, each with one field. */
export function LinesPage({ view, around, meetingId, language, entries, mayWrite }: LinesPageProps) {
  const t = wordsOf(view)
  return (
    <PageFrame view={view} {...around} title={t(`parity.page-${language}`)} lead={t('gist.about')}>
      {entries.length === 0 && <EmptyState action={{ label: t('entry.back'), href: `/meetings/${meetingId}/record` }}>{t('parity.none')}</EmptyState>}
      {entries.map((entry) => (
        <Item key={entry.id}>
          <OwnWords as="p" words={entry} isMarked />
          {mayWrite && (
            <Form view={view} action={`/meetings/${meetingId}/record/entries/${entry.id}`}>
              <input type="hidden" name="part" value="gist" />
              <input type="hidden" name="language" value={language} />
              <input type="hidden" name="back" value={`lines ${language}`} />
              <Field name="gist" id={`gist-${entry.id}`} label={t(`parity.line-${language}`)} lang={language} maxLength={LONGEST_GIST} autocomplete="off" />
              <Button isSmall>{t('gist.save')}</Button>
            </Form>
          )}
        </Item>
      ))}
      {entries.length > 0 && (
        <p>
          <ButtonLink icon="back" href={`/meetings/${meetingId}/record`}>
            {t('entry.back')}
          </ButtonLink>
        </p>
      )}
    </PageFrame>
  )
}
