import { nameIn, type Language } from '../../../kernel/language.ts'
import { Choice, Field, SelectField } from '../../../ui/field.tsx'
import { ACCENTS } from '../../../ui/view.ts'
import { COMMUNITY_KINDS, LANGUAGE_MODES, SECRECY_MODES, type CommunityDraft } from '../domain/community.ts'
import type { Programme } from '../domain/programme.ts'
import type { OrganisationChoice } from '../domain/shown.ts'
import type { CommunityTranslate } from '../messages/catalogue.ts'
import { kindLabel, LANGUAGE_OPTIONS, shownName } from './labels.ts'

type FieldsProps = { t: CommunityTranslate; language: Language; draft: CommunityDraft; programmes: readonly Programme[] }

/** The short form: what a community needs to exist. */
export function FirstFields({ t, language, draft, programmes }: FieldsProps) {
  const known: readonly string[] = COMMUNITY_KINDS
  const kinds = known.includes(draft.kind) || draft.kind === '' ? known : [...known, draft.kind]
  return (
    <>
      <div class="columns">
        <Field name="nameFr" label={t('field.nameFr')} value={draft.nameFr} hint={t('field.nameHint')} maxLength={200} lang="fr" />
        <Field name="nameNl" label={t('field.nameNl')} value={draft.nameNl} hint={t('field.nameHint')} maxLength={200} lang="nl" />
      </div>
      <SelectField
        name="kind"
        label={t('field.kind')}
        empty={false}
        chosen={draft.kind}
        options={kinds.map((kind) => ({ value: kind, label: known.includes(kind) ? kindLabel(t, kind) : t('field.otherKind', { kind }) }))}
      />
      <Choice
        name="accent"
        label={t('field.accent')}
        chosen={draft.accent}
        options={ACCENTS.map((accent) => ({ value: accent, label: t(`accent.${accent}`) }))}
      />
      <div class="columns">
        <Field kind="number" name="seats" label={t('field.seats')} hint={t('field.seatsHint')} value={draft.seats} min={1} />
        <SelectField
          name="programmeId"
          label={t('field.programme')}
          empty={t('field.noProgramme')}
          chosen={draft.programmeId}
          options={programmes.map((programme) => ({ value: programme.id, label: shownName(language, programme) }))}
        />
      </div>
    </>
  )
}

/** What else frames a community; on the settings page. */
export function MoreFields({ t, language, draft, organisations }: Omit<FieldsProps, 'programmes'> & { organisations: readonly OrganisationChoice[] }) {
  const modes = SECRECY_MODES.map((mode) => ({ value: mode, label: t(`secrecy.${mode}`) }))
  return (
    <>
      <Field
        kind="textarea"
        name="purpose"
        label={t('field.purpose')}
        hint={t('field.purposeHint')}
        value={draft.purpose.text}
        rows={2}
        maxLength={600}
        lang={draft.purpose.language}
      />
      <Choice name="purposeLanguage" label={t('field.language')} chosen={draft.purpose.language} options={LANGUAGE_OPTIONS} />
      <SelectField
        name="hostOrganisationId"
        label={t('field.host')}
        empty={t('field.noHost')}
        chosen={draft.hostOrganisationId}
        options={organisations.map((organisation) => ({ value: organisation.id, label: nameIn(language, organisation.name) }))}
      />
      <Choice name="secrecyMode" label={t('field.secrecy')} chosen={draft.secrecyMode} options={modes} />
      <Choice
        name="languageMode"
        label={t('field.languages')}
        chosen={draft.languageMode}
        options={LANGUAGE_MODES.map((mode) => ({ value: mode, label: t(`languages.${mode}`) }))}
      />
      <Choice
        name="isPublic"
        label={t('field.visibility')}
        hint={t('field.visibilityHint')}
        chosen={draft.isPublic ? 'yes' : 'no'}
        options={(['no', 'yes'] as const).map((value) => ({ value, label: t(`visibility.${value}`) }))}
      />
      <Field kind="number" name="listSize" label={t('field.listSize')} hint={t('field.listSizeHint')} value={draft.listSize} min={1} />
    </>
  )
}
