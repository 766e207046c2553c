import type { ComponentChildren } from 'preact'
import { Document } from './frame-parts.tsx'
import type { Accent, View } from './view.ts'

type PrintFrameProps = {
  view: View
  title: string
  lead?: ComponentChildren
  accent?: Accent | undefined
  /** Who made it, from which days, which version of the definitions: what a sheet on a wall must say. */
  foot?: readonly ComponentChildren[]
  children: ComponentChildren
}

/** A sheet for the wall: A3 landscape, black and one accent, no menu. */
export function PrintFrame({ view, title, lead, accent, foot = [], children }: PrintFrameProps) {
  return (
    <Document view={view} title={title} accent={accent} isHiddenFromSearch>
      <main id="content" class={accent ? `poster-sheet accent-${accent}` : 'poster-sheet'}>
        <h1>{title}</h1>
        {lead && <p class="lead">{lead}</p>}
        {children}
        {foot.length > 0 && (
          <div class="poster-foot">
            {foot.map((line, order) => (
              <p key={order}>{line}</p>
            ))}
          </div>
        )}
      </main>
    </Document>
  )
}
