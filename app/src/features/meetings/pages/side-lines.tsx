import { Button } from '../../../ui/button.tsx'
import { Form } from '../../../ui/form.tsx'
import type { View } from '../../../ui/view.ts'
import type { QuickAnswer, SideLine } from '../domain/shown.ts'

/** Sentences of features above, each with the page where one may do something about it, or with the answers themselves. */
export function SideLines({ view, lines }: { view: View; lines: readonly SideLine[] }) {
  return (
    <ul>
      {lines.map(({ text, href, link, quick }) => (
        <li key={`${text}${link}`}>
          {text}
          {href !== null && (
            <>
              {' '}
              <a href={href}>{link}</a>
            </>
          )}
          {quick && <QuickAnswers view={view} quick={quick} />}
        </li>
      ))}
    </ul>
  )
}

/** SEC-25: the answer is the button, so that a form sent by a machine says nothing. */
export function QuickAnswers({ view, quick: { action, hidden, about, options } }: { view: View; quick: QuickAnswer }) {
  return (
    <Form view={view} action={action} isPlain>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div class="row">
        {options.map(({ value, label }) => (
          <Button key={value} name="answer" value={value} isSmall>
            {label}
            <span class="visually-hidden">, {about}</span>
          </Button>
        ))}
      </div>
    </Form>
  )
}
