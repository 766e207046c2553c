import type { ComponentChildren } from 'preact'
import type { Accent } from './view.ts'

type CardProps = { title?: ComponentChildren; href?: string; accent?: Accent | undefined; id?: string; level?: 2 | 3; children: ComponentChildren }

/** A white sheet on the paper. With `href` the whole card leads there. `level` keeps the order of headings: 2 in a margin, 3 below a heading. */
export function Card({ title, href, accent, id, level = 3, children }: CardProps) {
  const Heading = `h${level}` as const
  return (
    <section id={id} class={accent ? `card card-accent accent-${accent}` : 'card'}>
      {title && <Heading class="card-title">{href ? <a href={href}>{title}</a> : title}</Heading>}
      {children}
    </section>
  )
}

export function CardGrid({ children }: { children: ComponentChildren }) {
  return <div class="cards-grid">{children}</div>
}

/** A remark in the margin or at the foot of a table, with a rule beside it. */
export function MarginNote({ kind = 'attention', children }: { kind?: 'attention' | 'done' | 'refused' | 'quiet'; children: ComponentChildren }) {
  return <div class={`note is-${kind}`}>{typeof children === 'string' ? <p>{children}</p> : children}</div>
}

export type Fact = { label: ComponentChildren; value: ComponentChildren }

/** Names and what they stand for, such as a person's languages or a meeting's place. Facts without a value are left out. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  const known = facts.filter(({ value }) => value !== null && value !== undefined && value !== '')
  return (
    <div class="facts-box">
      <dl class="facts">
        {known.map(({ label, value }, order) => (
          <FactLine key={order} label={label} value={value} />
        ))}
      </dl>
    </div>
  )
}

function FactLine({ label, value }: Fact) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  )
}

/** One entry of a short list, a hairline below it. */
export function Item({ head, children }: { head?: ComponentChildren; children: ComponentChildren }) {
  return (
    <div class="item">
      {head && <p class="item-head">{head}</p>}
      {children}
    </div>
  )
}
