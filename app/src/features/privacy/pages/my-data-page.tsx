import type { PersonalColumn } from '../../../kernel/personal-column.ts'
import { nameIn } from '../../../kernel/language.ts'
import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { DataTable } from '../../../ui/data-table.tsx'
import { Form } from '../../../ui/form.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import type { View } from '../../../ui/view.ts'
import { tableWords, wordsFor } from './words.ts'

type Community = { id: string; nameFr: string; nameNl: string }
type MyDataPageProps = {
  view: View
  personId: string
  parts: readonly { table: string; rows: number }[]
  columns: readonly PersonalColumn[]
  communities: readonly Community[]
}

/** What is held, why, how long, who sees it; and the four things a person can do about it. */
export function MyDataPage({ view, personId, parts, columns, communities }: MyDataPageProps) {
  const { language } = view
  const t = wordsFor(language)
  const reasonOf = (table: string) => columns.find((column) => column.table === table)
  return (
    <PageFrame view={view} title={t('me.title')} lead={t('me.lead')} wide>
      <DataTable
        caption={t('me.title')}
        isCaptionHidden
        rows={parts.filter(({ rows }) => rows > 0)}
        keyOf={({ table }) => table}
        columns={[
          { key: 'what', heading: t('me.what'), isHeading: true, cell: ({ table }) => tableWords(language, table) },
          { key: 'rows', heading: t('me.rows'), isNumber: true, cell: ({ rows }) => rows },
          { key: 'why', heading: t('me.why'), cell: ({ table }) => t(`purpose.${reasonOf(table)?.purpose ?? 'run-community'}`) },
          { key: 'kept', heading: t('me.kept'), cell: ({ table }) => t(`retention.${reasonOf(table)?.retention ?? 'while-known'}`) },
          { key: 'seen', heading: t('me.seen'), cell: ({ table }) => t(`visibility.${reasonOf(table)?.visibility ?? 'self-and-leads'}`) },
        ]}
      />
      <h2>{t('me.take')}</h2>
      <p>{t('me.take.text')}</p>
      <Form view={view} action="/privacy/me/download" isPlain>
        <ButtonRow>
          <Button name="format" value="html" icon="download">
            {t('me.take.html')}
          </Button>
          <Button name="format" value="json" icon="download">
            {t('me.take.json')}
          </Button>
        </ButtonRow>
      </Form>
      <h2>{t('me.correct')}</h2>
      <ButtonRow>
        <ButtonLink href={`/people/${personId}/edit`} icon="edit">
          {t('me.profile')}
        </ButtonLink>
        <ButtonLink href="/people/me" icon="visible">
          {t('me.sharing')}
        </ButtonLink>
      </ButtonRow>
      <h2>{t('me.leave')}</h2>
      <p>{communities.length === 0 ? t('me.leave.none') : t('me.leave.text')}</p>
      <ButtonRow>
        {communities.map((community) => (
          <ButtonLink key={community.id} href={`/communities/${community.id}/leave`} icon="leave">
            {t('me.leave.button', { name: nameIn(language, { fr: community.nameFr, nl: community.nameNl }) })}
          </ButtonLink>
        ))}
      </ButtonRow>
      <h2>{t('me.erase')}</h2>
      <p>{t('me.erase.text')}</p>
      <ButtonLink href="/privacy/me/erase">{t('me.erase.look')}</ButtonLink>
    </PageFrame>
  )
}
