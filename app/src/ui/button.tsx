import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './icon.tsx'

type Look = { kind?: 'main' | 'plain' | 'quiet' | 'danger'; icon?: IconName; isSmall?: boolean }

function classOf({ kind = 'plain', isSmall = false }: Look): string {
  return ['button', kind !== 'plain' && `button-${kind}`, isSmall && 'button-small'].filter(Boolean).join(' ')
}

type ButtonProps = Look & {
  /** With a name, the form tells which button was used. */
  name?: string
  value?: string
  /** The id of a form elsewhere on the page. */
  form?: string
  formAction?: string
  isDisabled?: boolean
  children: ComponentChildren
}

/** Says what will happen: "Close the register". */
export function Button({ name, value, form, formAction, isDisabled = false, children, ...look }: ButtonProps) {
  return (
    <button class={classOf(look)} type="submit" name={name} value={value} form={form} formaction={formAction} disabled={isDisabled}>
      {look.icon && <Icon name={look.icon} />}
      {children}
    </button>
  )
}

type ButtonLinkProps = Look & { href: string; isDownload?: boolean; children: ComponentChildren }

export function ButtonLink({ href, isDownload = false, children, ...look }: ButtonLinkProps) {
  return (
    <a class={classOf(look)} href={href} download={isDownload}>
      {look.icon && <Icon name={look.icon} />}
      {children}
    </a>
  )
}

export function ButtonRow({ children }: { children: ComponentChildren }) {
  return <div class="row">{children}</div>
}
