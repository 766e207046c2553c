import type { ComponentChildren } from 'preact'
import { Face } from './face.tsx'
import { Segments, type Option } from './field.tsx'

export function ChoiceRows({ children }: { children: ComponentChildren }) {
  return <div class="choice-rows">{children}</div>
}

type ChoiceRowProps = {
  /** The form field. */
  name: string
  /** Who or what the choice is about. */
  title: string
  /** A few quiet words beside the title: "replaced". */
  aside?: ComponentChildren
  /** The quiet line below. */
  detail?: ComponentChildren
  options: readonly Option[]
  chosen?: string | null | undefined
  /** Of who agreed to be seen. */
  picture?: string | undefined
  /** Further fields of this row. */
  children?: ComponentChildren
}

/** One line of a list where each gets one of a few answers: big parts for a thumb. */
export function ChoiceRow({ name, title, aside, detail, options, chosen, picture, children }: ChoiceRowProps) {
  return (
    <div class="choice-row">
      <Face name={title} picture={picture} />
      <div class="row-name">
        <b>{title}</b>
        {aside && <span class="quiet small"> · {aside}</span>}
        {/* Quiet and small by its place: a class on each of fifty rows is a kilobyte. */}
        {detail && <div>{detail}</div>}
      </div>
      <Segments name={name} options={options} chosen={chosen} label={title} />
      {children && <div class="row-more">{children}</div>}
    </div>
  )
}

/** Stays at the foot while the list goes by: the total and the one button. */
export function StickyBar({ total, children }: { total: ComponentChildren; children: ComponentChildren }) {
  return (
    <div class="sticky-bar">
      {total !== null && <p class="figures">{total}</p>}
      <div class="row">{children}</div>
    </div>
  )
}
