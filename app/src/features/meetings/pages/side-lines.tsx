import type { SideLine } from '../domain/shown.ts'

/** Sentences of features above, each with the page where one may do something about it. */
export function SideLines({ lines }: { lines: readonly SideLine[] }) {
  return (
    <ul>
      {lines.map(({ text, href, link }) => (
        <li key={`${text}${link}`}>
          {text}
          {href !== null && (
            <>
              {' '}
              <a href={href}>{link}</a>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}
