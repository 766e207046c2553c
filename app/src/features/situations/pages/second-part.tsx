import { Button } from '../../../ui/button.tsx'
import { SelectField } from '../../../ui/field.tsx'
import { Form, SearchBox } from '../../../ui/form.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Disclosure } from '../../../ui/small-parts.tsx'
import type { View } from '../../../ui/view.ts'
import type { ShownSituation } from '../domain/shown.ts'
import { wordsOf } from './words.ts'

/** Telling it together: asked, said yes or no, left again. */
export function SecondPart({ view, shown }: { view: View; shown: ShownSituation }) {
  const t = wordsOf(view)
  const { situation, isYours, second } = shown
  const action = `/situations/${situation.id}/second`
  if (second.isYou && situation.askedId !== null)
    return (
      <Notice title={t('second.asked')}>
        <p>{t('second.askedText')}</p>
        <Form view={view} action={action}>
          <div class="row">
            <Button name="do" value="accept">
              {t('second.accept')}
            </Button>
            <Button kind="quiet" name="do" value="decline">
              {t('second.decline')}
            </Button>
          </div>
        </Form>
      </Notice>
    )
  if (second.isYou || (isYours && second.name !== ''))
    return (
      <Form view={view} action={action} isPlain>
        <p>{second.isYou ? t('second.yours') : t(situation.secondId === null ? 'second.waits' : 'second.together', { name: second.name })}</p>
        <Button kind="quiet" isSmall name="do" value="end">
          {t(second.isYou ? 'second.leave' : 'second.end')}
        </Button>
      </Form>
    )
  const { mayAsk, search, candidates, hasMore } = second
  if (!mayAsk || (candidates.length === 0 && search === '')) return null
  return (
    <Disclosure label={t('second.label')} isOpen={search !== ''}>
      <p>{t('second.text')}</p>
      {(hasMore || search !== '') && <SearchBox label={t('second.search')} name="with" value={search} action={`/situations/${situation.id}`} />}
      {candidates.length === 0 && <p>{t('second.nobody')}</p>}
      {candidates.length > 0 && (
        <Form view={view} action={action}>
          <SelectField
            name="person"
            label={t('second.person')}
            hint={hasMore ? t('second.more') : undefined}
            options={candidates.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Button name="do" value="ask">
            {t('second.ask')}
          </Button>
        </Form>
      )}
    </Disclosure>
  )
}
