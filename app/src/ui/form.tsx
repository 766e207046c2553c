import type { ComponentChildren } from 'preact'
import { useWords } from './words.ts'
import type { View } from './view.ts'

type FormProps = {
  view: View
  /** Where it goes; this page when left out. */
  action?: string
  /** For files. */
  isMultipart?: boolean
  /** No spacing of its own, for a single button. */
  isPlain?: boolean
  id?: string
  children: ComponentChildren
}

/** A form that writes: it carries the token that proves it came from this page. */
export function Form({ view, action, isMultipart = false, isPlain = false, id, children }: FormProps) {
  return (
    <form id={id} method="post" action={action} class={isPlain ? undefined : 'form'} enctype={isMultipart ? 'multipart/form-data' : undefined} novalidate>
      <input type="hidden" name="_token" value={view.formToken} />
      {children}
    </form>
  )
}

type SearchBoxProps = {
  label: string
  /** What the reader searched for. */
  value?: string | undefined
  name?: string
  action?: string
  hint?: string
  /** Other choices of the address that a search keeps. */
  kept?: Record<string, string>
  /** More fields: a sector, a language. */
  children?: ComponentChildren
  /** "Search" when left out. */
  button?: string
}

/** A search that changes nothing: its words stay in the address. */
export function SearchBox({ label, value = '', name = 'q', action, hint, kept = {}, children, button }: SearchBoxProps) {
  const t = useWords()
  const id = `search-${name}`
  const all = new URLSearchParams(kept).toString()
  return (
    <search>
      <form method="get" action={action} class="search">
        {Object.entries(kept).map(([key, text]) => (
          <input key={key} type="hidden" name={key} value={text} />
        ))}
        <div class="field">
          <label for={id}>{label}</label>
          {hint && (
            <p class="hint" id={`${id}-hint`}>
              {hint}
            </p>
          )}
          <input class="input" id={id} type="search" name={name} value={value} aria-describedby={hint && `${id}-hint`} />
        </div>
        {children}
        <button class="button" type="submit">
          {button ?? t('search')}
        </button>
        {value !== '' && (
          <a class="button button-quiet" href={`${action ?? ''}?${all}`}>
            {t('clearSearch')}
          </a>
        )}
      </form>
    </search>
  )
}
