import type { ComponentChildren } from 'preact'
import { Icon } from './icon.tsx'
import { useWords } from './words.ts'

type FieldBase = {
  name: string
  label: ComponentChildren
  hint?: ComponentChildren
  /** The sentence of a refusal; absent or null when all is well. */
  error?: string | null | undefined
  isRequired?: boolean
  /** When a page has the same name twice. */
  id?: string | undefined
}

/** Ties label, hint and error to their field. */
function useField({ name, hint, error, id = `field-${name.replaceAll(/[^\w-]/g, '-')}` }: FieldBase) {
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return { id, describedBy: described === '' ? undefined : described }
}

function Required() {
  const t = useWords()
  return <span class="need"> {t('required')}</span>
}

function Help({ id, hint, error }: { id: string; hint: ComponentChildren; error: string | null | undefined }) {
  return (
    <>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="error" id={`${id}-error`}>
          <Icon name="refused" />
          <span>{error}</span>
        </p>
      )}
    </>
  )
}

type FieldProps = FieldBase & {
  kind?: 'text' | 'email' | 'tel' | 'date' | 'datetime-local' | 'time' | 'number' | 'search' | 'url' | 'textarea'
  value?: string | number | null | undefined
  autocomplete?: string
  rows?: number
  min?: string | number
  max?: string | number
  step?: string | number
  maxLength?: number
  inputMode?: 'text' | 'numeric' | 'decimal' | 'email' | 'tel'
  placeholder?: string
  /** The language of what is written in it. */
  lang?: string
  isAutofocused?: boolean
  /** Words about people: the browser neither remembers them nor sends them to a spelling service. */
  isPrivate?: boolean
}

const WIDTHS: Partial<Record<NonNullable<FieldProps['kind']>, string>> = {
  number: ' input-short',
  time: ' input-short',
  date: ' input-day',
  'datetime-local': ' input-day',
}

export function Field(props: FieldProps) {
  const {
    kind = 'text',
    name,
    label,
    hint,
    error,
    isRequired = false,
    value,
    rows = 4,
    maxLength,
    inputMode,
    isAutofocused,
    isPrivate = false,
    autocomplete = isPrivate ? 'off' : undefined,
    min,
    max,
    step,
    placeholder,
    lang,
  } = props
  const { id, describedBy } = useField(props)
  const shared = {
    id,
    name,
    lang,
    placeholder,
    autocomplete,
    maxlength: maxLength,
    inputmode: inputMode,
    autofocus: isAutofocused,
    spellcheck: isPrivate ? false : undefined,
    required: isRequired,
    'aria-describedby': describedBy,
    'aria-invalid': error ? ('true' as const) : undefined,
  }
  return (
    <div class="field">
      <label for={id}>
        {label}
        {isRequired && <Required />}
      </label>
      <Help id={id} hint={hint} error={error} />
      {kind === 'textarea' ? (
        <textarea {...shared} class="input" rows={rows}>
          {value ?? ''}
        </textarea>
      ) : (
        // One member of the union stands for all: the attributes given here are the same for each kind.
        <input {...shared} class={`input${WIDTHS[kind] ?? ''}`} type={kind as 'text'} min={min} max={max} step={step} value={value ?? ''} />
      )}
    </div>
  )
}

export type Option = { value: string; label: string; hint?: string; lang?: string }
export type OptionGroup = { label: string; options: readonly Option[] }

type SelectFieldProps = FieldBase & {
  options: readonly Option[]
  groups?: readonly OptionGroup[]
  chosen?: string | null | undefined
  /** The first line when nothing is chosen; false leaves it out. */
  empty?: string | false
}

export function SelectField(props: SelectFieldProps) {
  const { name, label, hint, error, isRequired = false, options, groups = [], chosen, empty } = props
  const t = useWords()
  const { id, describedBy } = useField(props)
  const draw = (option: Option) => (
    <option key={option.value} value={option.value} lang={option.lang} selected={option.value === chosen}>
      {option.label}
    </option>
  )
  return (
    <div class="field">
      <label for={id}>
        {label}
        {isRequired && <Required />}
      </label>
      <Help id={id} hint={hint} error={error} />
      <select class="input" id={id} name={name} required={isRequired} aria-describedby={describedBy} aria-invalid={error ? 'true' : undefined}>
        {empty !== false && <option value="">{empty ?? t('optionEmpty')}</option>}
        {options.map(draw)}
        {groups.map((group) => (
          <optgroup key={group.label} label={group.label}>
            {group.options.map(draw)}
          </optgroup>
        ))}
      </select>
    </div>
  )
}

type FileFieldProps = FieldBase & { accept?: string; isMultiple?: boolean }

/** Ronde asks for a file; the form around it needs `isMultipart`. */
export function FileField(props: FileFieldProps) {
  const { name, label, hint, error, isRequired = false, accept, isMultiple } = props
  const { id, describedBy } = useField(props)
  return (
    <div class="field">
      <label for={id}>
        {label}
        {isRequired && <Required />}
      </label>
      <Help id={id} hint={hint} error={error} />
      <input
        class="file"
        id={id}
        type="file"
        name={name}
        accept={accept}
        multiple={isMultiple}
        required={isRequired}
        aria-describedby={describedBy}
        aria-invalid={error ? 'true' : undefined}
      />
    </div>
  )
}

type CheckFieldProps = FieldBase & { value?: string; isChecked?: boolean }

/** One box to tick. */
export function CheckField(props: CheckFieldProps) {
  const { name, label, hint, error, isRequired = false, value = 'yes', isChecked = false } = props
  const { id, describedBy } = useField(props)
  return (
    <div class="field">
      {error && <Help id={id} hint={null} error={error} />}
      <label class="check" for={id}>
        <input
          id={id}
          type="checkbox"
          name={name}
          value={value}
          checked={isChecked}
          required={isRequired}
          aria-describedby={describedBy}
          aria-invalid={error ? 'true' : undefined}
        />
        <span>
          {label}
          {isRequired && <Required />}
          {hint && (
            <span class="hint" id={`${id}-hint`}>
              {hint}
            </span>
          )}
        </span>
      </label>
    </div>
  )
}

type CheckListProps = FieldBase & { options: readonly Option[]; chosen?: readonly string[] }

/** Several boxes under one name. */
export function CheckList(props: CheckListProps) {
  const { name, label, hint, error, isRequired = false, options, chosen = [] } = props
  const { id, describedBy } = useField(props)
  return (
    <fieldset class="check-list" aria-describedby={describedBy}>
      <legend>
        {label}
        {isRequired && <Required />}
      </legend>
      <Help id={id} hint={hint} error={error} />
      <div class="boxes">
        {options.map((option) => (
          <CheckField
            key={option.value}
            id={`${id}-${option.value}`}
            name={name}
            label={<span lang={option.lang}>{option.label}</span>}
            hint={option.hint}
            value={option.value}
            isChecked={chosen.includes(option.value)}
          />
        ))}
      </div>
    </fieldset>
  )
}

type ChoiceProps = FieldBase & {
  options: readonly Option[]
  chosen?: string | null | undefined
  /** Bigger, for the one question of a page. */
  isLarge?: boolean
}

/** A few possibilities side by side, of which one holds. */
export function Choice(props: ChoiceProps) {
  const { name, label, hint, error, isRequired = false, options, chosen, isLarge = false } = props
  const { id, describedBy } = useField(props)
  return (
    <fieldset class="choice-field" aria-describedby={describedBy}>
      <legend>
        {label}
        {isRequired && <Required />}
      </legend>
      <Help id={id} hint={hint} error={error} />
      <Segments name={name} options={options} chosen={chosen} isLarge={isLarge} isRequired={isRequired} />
    </fieldset>
  )
}

type SegmentsProps = {
  name: string
  options: readonly Option[]
  chosen?: string | null | undefined
  isLarge?: boolean
  isRequired?: boolean
  label?: string
}

/** The segmented box itself; give it a legend or a `label`. */
export function Segments({ name, options, chosen, isLarge = false, isRequired = false, label }: SegmentsProps) {
  return (
    <div class={isLarge ? 'choice choice-large' : 'choice'} role={label ? 'radiogroup' : undefined} aria-label={label}>
      {options.map((option) => (
        <label key={option.value} lang={option.lang}>
          <input type="radio" name={name} value={option.value} checked={option.value === chosen} required={isRequired} />
          {option.label}
        </label>
      ))}
    </div>
  )
}
