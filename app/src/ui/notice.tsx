import type { ComponentChildren } from 'preact'
import { Icon } from './icon.tsx'
import { useWords } from './words.ts'

export type NoticeKind = 'done' | 'attention' | 'refused'

type NoticeProps = {
  kind?: NoticeKind
  /** Bold first words; the kind in one word when left out. */
  title?: string
  /** Read out by a screen reader when the page opens. */
  isAnnounced?: boolean
  children: ComponentChildren
}

/** What happened or must be known: an icon, a word, a sentence; never colour alone. */
export function Notice({ kind = 'attention', title, isAnnounced = false, children }: NoticeProps) {
  const t = useWords()
  return (
    <div class={`notice is-${kind}`} role={isAnnounced ? 'status' : undefined}>
      <Icon name={kind} />
      <div>
        <b>{title ?? t(kind)}</b>
        {typeof children === 'string' ? <p>{children}</p> : children}
      </div>
    </div>
  )
}

/** A state in a list or a table: icon and word. */
export function StatusWord({ kind, children }: { kind: NoticeKind | 'quiet'; children: ComponentChildren }) {
  return (
    <span class={`status is-${kind}`}>
      {kind !== 'quiet' && <Icon name={kind} />}
      <span class={kind === 'quiet' ? 'quiet' : undefined}>{children}</span>
    </span>
  )
}

type EmptyStateProps = { children: ComponentChildren; action?: { label: string; href: string } | undefined }

/** Why there is nothing, and the one next step. */
export function EmptyState({ children, action }: EmptyStateProps) {
  return (
    <div class="empty">
      <p>{children}</p>
      {action && (
        <p>
          <a class="button" href={action.href}>
            {action.label}
          </a>
        </p>
      )}
    </div>
  )
}
