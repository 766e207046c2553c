import type { ComponentChildren } from 'preact'
import { Form } from '../../../ui/form.tsx'
import type { View } from '../../../ui/view.ts'

/** One of the several forms of one member's page: `part` says which, `line` about what. */
export function LineForm({
  view,
  part,
  line,
  isPlain = false,
  children,
}: {
  view: View
  part: string
  line?: string
  isPlain?: boolean
  children: ComponentChildren
}) {
  return (
    <Form view={view} isPlain={isPlain}>
      <input type="hidden" name="part" value={part} />
      {line && <input type="hidden" name="line" value={line} />}
      {children}
    </Form>
  )
}
