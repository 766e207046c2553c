import type { Language } from '../../../kernel/language.ts'
import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { SelectField } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import type { View } from '../../../ui/view.ts'
import type { NewOrganisation } from '../domain/build-grid-register.ts'
import type { Draft } from '../domain/draft.ts'
import { sayImport } from '../messages/import-catalogue.ts'
import { GridFrame } from './grid-parts.tsx'

export type OfferedSector = { code: string; labels: Record<Language, string> }
type SectorsPageProps = { view: View; draft: Draft; organisations: readonly NewOrganisation[]; sectors: readonly OfferedSector[] }

/** The sector of each organisation that is new here; each may stay open. */
export function GridSectorsPage({ view, draft, organisations, sectors }: SectorsPageProps) {
  const t = sayImport(view.language)
  const options = sectors.map(({ code, labels }) => ({ value: code, label: labels[view.language] }))
  return (
    <GridFrame view={view} draft={draft} title={t('sectors.title', { count: organisations.length })} lead={t('sectors.lead')}>
      <Form view={view} action={`/import/${draft.id}/sectors`}>
        <div class="columns">
          {organisations.map(({ key, name }, index) => (
            <SelectField key={key} name={`sector-${index}`} label={name} options={options} chosen={draft.answers.sectors?.[key]} empty={t('sectors.unknown')} />
          ))}
        </div>
        <ButtonRow>
          <Button kind="main">{t('next')}</Button>
          <ButtonLink kind="quiet" href={`/import/${draft.id}?step=people`}>
            {t('change.people')}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </GridFrame>
  )
}
