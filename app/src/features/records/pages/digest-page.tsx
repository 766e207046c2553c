import { startSentence, withColon, type Language } from '../../../kernel/language.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { OwnWords } from '../../../ui/names.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import type { View } from '../../../ui/view.ts'
import type { Digest } from '../domain/digest.ts'
import { languageOptions, sayOwner, wordsOf, type Around } from './labels.ts'

/** Ten lines: the kind, the words with their language, who and until when. */
export function DigestLines({ view, digest }: { view: View; digest: Digest }) {
  const t = wordsOf(view)
  if (digest.lines.length === 0) return <p class="quiet">{t('digest.empty')}</p>
  return (
    <>
      <ol>
        {digest.lines.map((line) => {
          const owner = sayOwner(t, view.language, { owner: line.owner, ownerWords: '', dueOn: line.dueOn })
          return (
            <li key={line.entryId}>
              <b>{withColon(view.language, startSentence(t(`kind.${line.kind}`)))}</b> <OwnWords words={line} isMarked />
              {owner !== '' && <span class="quiet"> ({owner})</span>}
            </li>
          )
        })}
      </ol>
      {digest.left > 0 && <p class="quiet">{t('digest.left', { count: digest.left })}</p>}
    </>
  )
}

type DigestPageProps = { view: View; around: Around; meetingId: string; digest: Digest; language: Language }

/** The ten lines as somebody reads them in one language. */
export function DigestPage({ view, around, meetingId, digest, language }: DigestPageProps) {
  const t = wordsOf(view)
  return (
    <PageFrame view={view} {...around} title={t('digest.title')} lead={t('digest.lead')}>
      <nav aria-label={t('digest.as')} class="no-print">
        <p>
          {withColon(view.language, t('digest.as'))}{' '}
          {languageOptions().map(({ value, label }, order) => (
            <span key={value}>
              {order > 0 && ' · '}
              <a href={`?in=${value}`} lang={value} aria-current={value === language ? 'true' : undefined}>
                {value === language ? <b>{label}</b> : label}
              </a>
            </span>
          ))}
        </p>
      </nav>
      <DigestLines view={view} digest={digest} />
      <p class="no-print">
        <ButtonLink icon="file" href={`/meetings/${meetingId}/record/digest.txt?in=${language}`}>
          {t('digest.text')}
        </ButtonLink>
      </p>
    </PageFrame>
  )
}
