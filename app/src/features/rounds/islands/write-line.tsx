import { useEffect, useRef, useState } from 'preact/hooks'
import { isLanguage, type Language } from '../../../kernel/language.ts'
import { AREAS, LONGEST_CARD, PLACES, type CardLink, type Place } from '../domain/board.ts'
import { placeIn } from '../domain/round.ts'
import { addLink, matchLinks, readLinkStart, readTyped, withoutSigns } from '../domain/typed.ts'
import { fill } from './board-props.ts'
import { useSearch } from './search-links.ts'
import type { Shown } from './step-bar.tsx'

const LANGUAGE_KEY = 'ronde-board-language'
/** 1 to 6 are the areas; the keys after them what lies beside. */
const KEYS: readonly Place[] = [...AREAS, 'suggestion', 'question', 'parked']

function readRemembered(otherwise: Language): Language {
  try {
    const known = localStorage.getItem(LANGUAGE_KEY)
    return isLanguage(known) ? known : otherwise
  } catch {
    return otherwise
  }
}

type Typing = { text: string; place: Place; language: Language; links: readonly CardLink[]; isLocked: boolean; hasKeys: boolean }

/** The one line of the board: what is said, where it belongs, in which language. `draft` is what an earlier page left behind. */
export function WriteLine(shown: Shown & { draft: string }) {
  const { props, state, hands, draft } = shown
  const field = useRef<HTMLTextAreaElement>(null)
  const [typing, setTyping] = useState<Typing>({ text: '', place: 'area-1', language: props.language, links: [], isLocked: false, hasKeys: true })
  const change = (next: Partial<Typing>) => setTyping((now) => ({ ...now, isLocked: false, ...next }))
  useEffect(() => change({ language: readRemembered(props.language) }), [])
  useEffect(() => {
    if (draft !== '') change({ text: draft })
  }, [draft])

  /** @param isAgain pressed once more: advice before its time is parked */
  function keep(isAgain: boolean): void {
    const typed = readTyped(typing.text)
    const place = typed.place ?? typing.place
    if (typed.text === '' || hands === null) return
    const lies = placeIn(state.round.method, state.round.step, place)
    if (lies !== place && !isAgain) return setTyping((now) => ({ ...now, isLocked: true }))
    hands.add({ language: typing.language, text: withoutSigns(typed.text).slice(0, LONGEST_CARD), links: typing.links }, lies)
    hands.noteDraft('')
    change({ text: '', links: [], place: typed.place ?? typing.place })
    field.current?.focus()
  }

  usePlaceKeys(typing.hasKeys && hands !== null, (place) => {
    change({ place })
    field.current?.focus()
  })
  const { words } = props
  return (
    <form
      method="post"
      action={`/rounds/${state.round.id}`}
      class="board-write"
      onSubmit={(event) => {
        if (hands === null) return
        event.preventDefault()
        keep(typing.isLocked)
      }}
    >
      <input type="hidden" name="_token" value={props.token} />
      <input type="hidden" name="step" value={state.round.step} />
      <div class="field">
        <label for="board-text">{fill(words, 'write.label')}</label>
        <p class="hint" id="board-text-hint">
          {fill(words, 'write.hint')}
        </p>
        <textarea
          ref={field}
          class="input"
          id="board-text"
          name="text"
          rows={2}
          lang={typing.language}
          aria-describedby="board-text-hint board-lock"
          value={typing.text}
          onInput={({ currentTarget }) => {
            change({ text: currentTarget.value })
            hands?.noteDraft(currentTarget.value)
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
              event.preventDefault()
              keep(typing.isLocked)
            }
          }}
        />
      </div>
      <p id="board-lock" class="board-lock" role="status">
        {typing.isLocked ? fill(words, 'write.locked') : ''}
      </p>
      <PlaceButtons words={words} chosen={typing.place} choose={(place) => change({ place })} />
      <LinkList shown={shown} typing={typing} change={change} />
      <div class="row">
        <button class="button button-main" type="submit">
          {fill(words, typing.isLocked ? 'write.park' : 'write.keep')}
        </button>
        <LanguageChoice shown={shown} chosen={typing.language} choose={(language) => change({ language })} />
        <label class="check no-print">
          <input type="checkbox" checked={typing.hasKeys} onChange={({ currentTarget }) => change({ hasKeys: currentTarget.checked })} />
          <span>{fill(words, 'write.keys')}</span>
        </label>
      </div>
    </form>
  )
}

/** 1 to 9 while nobody types, and with Alt at any time. They can be switched off (WCAG 2.1.4). */
function usePlaceKeys(isOn: boolean, choose: (place: Place) => void): void {
  const latest = useRef(choose)
  latest.current = choose
  useEffect(() => {
    if (!isOn) return
    const hear = (event: KeyboardEvent) => {
      const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1] ?? (/^[1-9]$/.test(event.key) ? event.key : undefined)
      if (digit === undefined || event.ctrlKey || event.metaKey) return
      const isTyping = event.target instanceof HTMLElement && event.target.closest('textarea, select, input:not([type=radio]):not([type=checkbox])') !== null
      if (isTyping && !event.altKey) return
      const place = KEYS[Number(digit) - 1]
      if (place === undefined) return
      event.preventDefault()
      latest.current(place)
    }
    addEventListener('keydown', hear)
    return () => removeEventListener('keydown', hear)
  }, [isOn])
}

function PlaceButtons({ words, chosen, choose }: { words: Shown['props']['words']; chosen: Place; choose: (place: Place) => void }) {
  return (
    <fieldset class="board-places">
      <legend>{fill(words, 'write.where')}</legend>
      {PLACES.map((place, order) => (
        <label key={place}>
          <input type="radio" name="place" value={place} checked={place === chosen} onChange={() => choose(place)} />
          <span>
            <kbd>{order + 1}</kbd> {fill(words, `place.${place}`)}
          </span>
        </label>
      ))}
    </fieldset>
  )
}

type Changing = { typing: Typing; change: (next: Partial<Typing>) => void }

/** While `@…` or `#…` is typed: names that fit, and the free word itself. */
function LinkList({ shown: { props, hands }, typing, change }: Changing & { shown: Shown }) {
  const start = hands === null ? null : readLinkStart(typing.text)
  const learned = useSearch(props, start)
  const found = start === null ? [] : matchLinks([...props.links, ...learned], start)
  const free: CardLink[] =
    start === null || start.words.trim().length < 2 ? [] : [{ kind: start.sign === '@' ? 'service' : 'term', label: start.words.trim(), id: null }]
  const offered = [...found, ...free.filter(({ label }) => !found.some((link) => link.label === label))]
  const name = (link: CardLink) => {
    const before = typing.text.slice(0, typing.text.length - (start?.words.length ?? 0) - 1)
    change({ text: `${before}${link.label} `, links: addLink(typing.links, link) })
  }
  if (offered.length === 0 && typing.links.length === 0) return null
  return (
    <div class="tags">
      {typing.links.map((link) => (
        <button
          key={link.label}
          class="button button-small button-quiet"
          type="button"
          onClick={() => change({ links: typing.links.filter((each) => each !== link) })}
        >
          {link.label} · {fill(props.words, 'link.remove')}
        </button>
      ))}
      {offered.map((link) => (
        <button key={`${link.kind}${link.label}`} class="button button-small" type="button" onClick={() => name(link)}>
          {fill(props.words, `link.${link.kind}`)}: {link.label}
        </button>
      ))}
    </div>
  )
}

export function LanguageChoice({ shown: { props }, chosen, choose }: { shown: Shown; chosen: Language; choose: (language: Language) => void }) {
  return (
    <span class="board-language">
      <label for="board-language">{fill(props.words, 'write.language')}</label>
      <select
        class="input"
        id="board-language"
        name="language"
        value={chosen}
        onChange={({ currentTarget: { value } }) => {
          if (!isLanguage(value)) return
          try {
            localStorage.setItem(LANGUAGE_KEY, value)
          } catch {
            // Remembered on this page only.
          }
          choose(value)
        }}
      >
        {props.languages.map((language) => (
          <option key={language} value={language} lang={language} selected={language === chosen}>
            {props.languageNames[language]}
          </option>
        ))}
      </select>
    </span>
  )
}
