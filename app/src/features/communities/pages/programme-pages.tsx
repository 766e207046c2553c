import { Button, ButtonLink } from '../../../ui/button.tsx'
import { Facts } from '../../../ui/card.tsx'
import { DataTable } from '../../../ui/data-table.tsx'
import { Field } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import { BilingualName } from '../../../ui/names.tsx'
import { EmptyState, Notice } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import type { View } from '../../../ui/view.ts'
import type { Programme, ProgrammeDraft } from '../domain/programme.ts'
import type { CommunityFacts } from '../domain/shown.ts'
import { CommunityCards } from './community-list-page.tsx'
import { bilingual, periodLabel, shownName, wordsOf } from './labels.ts'

export function ProgrammesPage({ view, programmes, mayEdit }: { view: View; programmes: readonly Programme[]; mayEdit: boolean }) {
  const t = wordsOf(view)
  return (
    <PageFrame
      view={view}
      title={t('programmes.title')}
      lead={t('programmes.lead')}
      wide
      mainAction={
        mayEdit && (
          <ButtonLink kind="main" icon="add" href="/programmes/new">
            {t('programmes.new')}
          </ButtonLink>
        )
      }
    >
      <DataTable<Programme>
        caption={t('programmes.title')}
        isCaptionHidden
        rows={programmes}
        keyOf={({ id }) => id}
        empty={<EmptyState action={mayEdit ? { label: t('programmes.new'), href: '/programmes/new' } : undefined}>{t('programmes.empty')}</EmptyState>}
        columns={[
          {
            key: 'name',
            heading: t('programmes.name'),
            isHeading: true,
            cell: (programme) => (
              <a href={`/programmes/${programme.id}`}>
                <BilingualName name={bilingual(programme)} />
              </a>
            ),
          },
          { key: 'funder', heading: t('programmes.funder'), cell: ({ funder }) => funder },
          { key: 'window', heading: t('programmes.window'), cell: (programme) => periodLabel(t, view.language, programme) },
        ]}
      />
    </PageFrame>
  )
}

type ProgrammePageProps = { view: View; programme: Programme; communities: readonly CommunityFacts[]; opens: ReadonlySet<string>; mayEdit: boolean }

export function ProgrammePage({ view, programme, communities, opens, mayEdit }: ProgrammePageProps) {
  const t = wordsOf(view)
  return (
    <PageFrame
      view={view}
      title={shownName(view.language, programme)}
      heading={<BilingualName name={bilingual(programme)} />}
      crumbs={[{ label: t('programmes.title'), href: '/programmes' }]}
      wide
    >
      <Facts
        facts={[
          { label: t('programmes.funder'), value: programme.funder },
          { label: t('programmes.mandate'), value: programme.mandate },
          { label: t('programmes.window'), value: periodLabel(t, view.language, programme) },
        ]}
      />
      <div class="row">
        <ButtonLink href={`/programmes/${programme.id}/report`}>{t('programmes.report')}</ButtonLink>
        {mayEdit && (
          <ButtonLink kind="quiet" icon="edit" href={`/programmes/${programme.id}/edit`}>
            {t('programmes.edit')}
          </ButtonLink>
        )}
      </div>
      <h2>{t('programmes.communities')}</h2>
      {communities.length === 0 ? (
        <EmptyState>{t('programmes.noCommunities')}</EmptyState>
      ) : (
        <CommunityCards t={t} language={view.language} communities={communities} opens={opens} />
      )}
    </PageFrame>
  )
}

export function ProgrammeFormPage({ view, draft, isNew, refusal }: { view: View; draft: ProgrammeDraft; isNew: boolean; refusal: string | null }) {
  const t = wordsOf(view)
  return (
    <PageFrame
      view={view}
      title={isNew ? t('programmes.new') : shownName(view.language, draft)}
      crumbs={[{ label: t('programmes.title'), href: '/programmes' }]}
    >
      {refusal && (
        <Notice kind="refused" isAnnounced>
          {refusal}
        </Notice>
      )}
      <Form view={view}>
        <div class="columns">
          <Field name="nameFr" label={t('field.nameFr')} hint={t('field.nameHint')} value={draft.nameFr} lang="fr" maxLength={200} />
          <Field name="nameNl" label={t('field.nameNl')} hint={t('field.nameHint')} value={draft.nameNl} lang="nl" maxLength={200} />
        </div>
        <Field name="funder" label={t('programmes.funder')} value={draft.funder} maxLength={200} />
        <Field kind="textarea" name="mandate" label={t('programmes.mandate')} value={draft.mandate} maxLength={4_000} />
        <div class="columns">
          <Field kind="date" name="from" label={t('field.from')} value={draft.from} />
          <Field kind="date" name="until" label={t('field.until')} value={draft.until} hint={t('field.untilHint')} />
        </div>
        <Button kind="main">{t('save')}</Button>
      </Form>
    </PageFrame>
  )
}
