import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './icon.tsx'
import { useWords } from './words.ts'
import type { Accent } from './view.ts'

export function Tag({ icon, accent, lang, children }: { icon?: IconName; accent?: Accent; lang?: string; children: ComponentChildren }) {
  return (
    <span class={accent ? `tag tag-accent accent-${accent}` : 'tag'} lang={lang}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  )
}

export function Tags({ children }: { children: ComponentChildren }) {
  return <div class="tags">{children}</div>
}

/** More for who wants it. */
export function Disclosure({ label, isOpen = false, children }: { label: ComponentChildren; isOpen?: boolean; children: ComponentChildren }) {
  return (
    <details class="disclosure" open={isOpen}>
      <summary>
        <Icon name="next" />
        <span>{label}</span>
      </summary>
      <div class="disclosure-body">{children}</div>
    </details>
  )
}

type Step = { label: string; href?: string }

/** Where one stands in a few steps; `current` counts from 1. */
export function Steps({ steps, current }: { steps: readonly Step[]; current: number }) {
  const t = useWords()
  return (
    <ol class="steps">
      {steps.map((step, order) => {
        const isDone = order + 1 < current
        const isCurrent = order + 1 === current
        return (
          <li key={step.label} class={isDone ? 'step-done' : undefined} aria-current={isCurrent ? 'step' : undefined}>
            {isDone && step.href ? <a href={step.href}>{step.label}</a> : step.label}
            {(isDone || isCurrent) && <span class="visually-hidden"> ({t(isDone ? 'stepDone' : 'stepCurrent')})</span>}
          </li>
        )
      })}
    </ol>
  )
}

export type TimelineEntry = { when: string; dateTime?: string; content: ComponentChildren }

/** What happened, one after the other. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  return (
    <ol class="timeline">
      {entries.map((entry, order) => (
        <li key={order}>
          <time datetime={entry.dateTime}>{entry.when}</time>
          <div>{entry.content}</div>
        </li>
      ))}
    </ol>
  )
}

/** How far something is, drawn on the server. `text` says it with its counts: "412 of 1,000 rows". */
export function Progress({ value, max, text }: { value: number; max: number; text: string }) {
  const share = max <= 0 ? 0 : Math.min(100, Math.max(0, (value / max) * 100))
  return (
    <div class="progress">
      <span class="figures">{text}</span>
      <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        <rect class="ground" width="100" height="10" />
        <rect class="filled" width={share} height="10" />
      </svg>
    </div>
  )
}
