import type { ComponentChildren } from 'preact'
import { nameIn } from '../../../kernel/language.ts'
import { Button, ButtonRow } from '../../../ui/button.tsx'
import { Field, SelectField } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import { Disclosure } from '../../../ui/small-parts.tsx'
import type { View } from '../../../ui/view.ts'
import { HOURS_PER, type Convention } from '../domain/convention.ts'
import type { ConventionsPage, ShownConvention, ShownSignatory } from '../domain/shown.ts'
import type { ConventionsTranslate } from '../messages/catalogue.ts'
import { boundLabel } from './labels.ts'

type FormsProps = { view: View; t: ConventionsTranslate; address: string }

/** One of the forms of a convention; the route reads which by its part. */
function PartForm({ view, address, part, children }: { view: View; address: string; part: string; children: ComponentChildren }) {
  return (
    <Form view={view} action={address}>
      <input type="hidden" name="part" value={part} />
      {children}
    </Form>
  )
}

type HoursProps = { t: ConventionsTranslate; id: string; hours: number | null; hoursPer: string }

function HoursFields({ t, id, hours, hoursPer }: HoursProps) {
  const options = HOURS_PER.map((per) => ({ value: per, label: t(`per.${per}`) }))
  return (
    <div class="columns">
      <Field id={`hours-${id}`} name="hours" inputMode="decimal" label={t('field.hours')} value={hours === null ? '' : String(hours)} maxLength={8} />
      <SelectField id={`per-${id}`} name="hoursPer" label={t('field.hoursPer')} options={options} chosen={hoursPer} empty={false} />
    </div>
  )
}

type SignerProps = { t: ConventionsTranslate; id: string; shown: ConventionsPage; signer: string; signerId: string | null }

function SignerFields({ t, id, shown, signer, signerId }: SignerProps) {
  return (
    <>
      <Field id={`signer-${id}`} name="signer" label={t('field.signer')} value={signer} maxLength={200} />
      <SelectField
        id={`signerId-${id}`}
        name="signerId"
        label={t('field.signerId')}
        options={shown.people.map((person) => ({ value: person.id, label: person.name }))}
        chosen={signerId}
      />
    </>
  )
}

type LineProps = FormsProps & { shown: ConventionsPage; convention: Convention; line: ShownSignatory }

/** What a lead may do with one line that nobody signed yet. */
export function LineForms({ view, t, address, shown, convention, line }: LineProps) {
  if (line.signedOn !== null) return null
  const isAsked = convention.stage === 'signing' || convention.stage === 'review'
  const hidden = (
    <>
      <input type="hidden" name="line" value={line.id} />
      <input type="hidden" name="version" value={line.version} />
    </>
  )
  return (
    <Disclosure label={t('line.title', { name: boundLabel(t, view.language, line) })}>
      {isAsked && (
        <PartForm view={view} address={address} part="paper">
          {hidden}
          <Field id={`on-${line.id}`} kind="date" name="on" label={t('line.note')} value={shown.today} max={shown.today} />
          <Button kind="main">{t('line.noteButton')}</Button>
        </PartForm>
      )}
      {isAsked && line.canBeReminded && (
        <PartForm view={view} address={address} part="remind">
          {hidden}
          <Button icon="mail">{t('line.remind')}</Button>
        </PartForm>
      )}
      <PartForm view={view} address={address} part="line">
        {hidden}
        {line.organisationId !== null && <SignerFields t={t} id={line.id} shown={shown} signer={line.signer} signerId={line.signerId} />}
        <HoursFields t={t} id={line.id} hours={line.hours} hoursPer={line.hoursPer} />
        <Button>{t('line.change')}</Button>
      </PartForm>
      <PartForm view={view} address={address} part="remove">
        {hidden}
        <Button kind="quiet">{t('line.remove')}</Button>
      </PartForm>
    </Disclosure>
  )
}

/** Another one who signs: an organisation that people here stand for or work for, or somebody who works alone. */
export function AddSignatory({ view, t, address, shown, isOpen }: FormsProps & { shown: ConventionsPage; isOpen: boolean }) {
  const id = address.slice(-8)
  return (
    <Disclosure label={t('add.title')} isOpen={isOpen}>
      <PartForm view={view} address={address} part="add">
        <SelectField
          id={`bound-${id}`}
          name="organisationId"
          label={t('field.bound')}
          options={shown.choices.map((choice) => ({ value: choice.id, label: nameIn(view.language, choice.name) }))}
        />
        <SelectField
          id={`person-${id}`}
          name="personId"
          label={t('field.person')}
          options={shown.people.map((person) => ({ value: person.id, label: person.name }))}
        />
        <SignerFields t={t} id={id} shown={shown} signer="" signerId={null} />
        <HoursFields t={t} id={id} hours={null} hoursPer="year" />
        <Button kind="main">{t('add.button')}</Button>
      </PartForm>
    </Disclosure>
  )
}

/** The next step of a convention; the last one is asked once more. */
export function StepForms({ view, t, address, one }: FormsProps & { one: ShownConvention }) {
  const { convention, state } = one
  const step = (name: 'open' | 'review' | 'go-on') => (
    <PartForm view={view} address={address} part="step">
      <input type="hidden" name="version" value={convention.version} />
      <Button name="step" value={name} kind={name === 'open' ? 'main' : 'plain'}>
        {t(`step.${name}`)}
      </Button>
    </PartForm>
  )
  return (
    <>
      {state === 'draft' && (
        <PartForm view={view} address={address} part="days">
          <input type="hidden" name="version" value={convention.version} />
          <div class="columns">
            <Field kind="date" id={`from-${convention.id}`} name="from" label={t('field.from')} value={convention.from} />
            <Field kind="date" id={`until-${convention.id}`} name="until" label={t('field.until')} value={convention.until} hint={t('field.untilHint')} />
          </div>
          <Button>{t('days.save')}</Button>
        </PartForm>
      )}
      <ButtonRow>
        {state === 'draft' && step('open')}
        {state === 'in_force' && step('review')}
        {state === 'review' && step('go-on')}
        {state === 'draft' && (
          <PartForm view={view} address={address} part="drop">
            <Button kind="quiet">{t('step.drop')}</Button>
          </PartForm>
        )}
      </ButtonRow>
      {state !== 'draft' && (
        <Disclosure label={t('step.end')}>
          <p>{t('step.endText')}</p>
          <PartForm view={view} address={address} part="step">
            <input type="hidden" name="version" value={convention.version} />
            <Button name="step" value="end" kind="danger">
              {t('step.endAsk')}
            </Button>
          </PartForm>
        </Disclosure>
      )}
    </>
  )
}
