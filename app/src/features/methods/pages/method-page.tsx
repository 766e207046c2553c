import type { ComponentChildren } from 'preact'
import { nameIn, withColon } from '../../../kernel/language.ts'
import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { Item } from '../../../ui/card.tsx'
import { Form } from '../../../ui/form.tsx'
import type { Tab } from '../../../ui/frame-parts.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Disclosure, Tag, Tags } from '../../../ui/small-parts.tsx'
import type { View } from '../../../ui/view.ts'
import type { Method, MethodStep } from '../domain/method.ts'
import type { MethodPage } from '../domain/shown.ts'
import type { MethodsTranslate } from '../messages/catalogue.ts'
import { LocalFields } from './local-fields.tsx'
import { accentOf, capturesLabel, lengthLabel, minutesLabel, plainWords, wordsOf } from './labels.ts'
import { LocalWords } from './local-words.tsx'

type MethodPageProps = { view: View; shown: MethodPage; tabs: readonly Tab[]; refusal: string | null; written?: Pick<Method, 'name' | 'about'> | null }

/** One card with its steps; who leads copies it, or changes a card of the community. */
export function MethodPageView({ view, shown, tabs, refusal, written }: MethodPageProps) {
  const t = wordsOf(view)
  const { community, method, mayKeep } = shown
  const name = nameIn(view.language, community.name)
  const address = `/communities/${community.id}/methods`
  const isOwn = method.communityId !== null
  const mayChange = mayKeep && isOwn && method.retiredAt === null
  return (
    <PageFrame
      view={view}
      title={plainWords(view.language, method.name)}
      heading={<LocalWords names={method.name} />}
      accent={accentOf(community.accent)}
      communityName={name}
      crumbs={[
        { label: name, href: `/communities/${community.id}` },
        { label: t('title'), href: address },
      ]}
      tabs={tabs}
    >
      {refusal && (
        <Notice kind="refused" isAnnounced>
          {refusal}
        </Notice>
      )}
      <p>
        <LocalWords names={method.about} />
      </p>
      <Tags>
        <Tag>{t(isOwn ? 'ownCard' : 'shipped')}</Tag>
        <Tag>{t('version', { version: method.version })}</Tag>
        {method.retiredAt !== null && <Tag>{t('retired')}</Tag>}
        <Tag icon="time">{lengthLabel(t, method)}</Tag>
      </Tags>
      <ol>
        {method.steps.map((step) => (
          <li key={step.key}>
            <StepCard view={view} t={t} step={step}>
              {mayChange && <StepTools view={view} t={t} method={method} step={step} address={`${address}/${method.id}`} />}
            </StepCard>
          </li>
        ))}
      </ol>
      <ButtonRow>
        <ButtonLink icon="print" href={`${address}/${method.id}/print`}>
          {t('print')}
        </ButtonLink>
        {mayChange && (
          <ButtonLink icon="add" href={`${address}/${method.id}/step?key=new`}>
            {t('change.addStep')}
          </ButtonLink>
        )}
      </ButtonRow>
      {mayKeep && <KeepForms view={view} t={t} method={written ? { ...method, ...written } : method} address={address} isOpen={Boolean(written)} />}
    </PageFrame>
  )
}

type PartProps = { view: View; t: MethodsTranslate; method: Method; address: string }

function StepCard({ view, t, step, children }: { view: View; t: MethodsTranslate; step: MethodStep; children?: ComponentChildren }) {
  return (
    <Item
      head={
        <>
          <b>
            <LocalWords names={step.title} />
          </b>{' '}
          · {minutesLabel(t, step.minutes)} · {t(`speaks.${step.speaks}`)}
        </>
      }
    >
      <p>
        <LocalWords names={step.hint} />
      </p>
      <p>
        {withColon(view.language, t('captures'))} {capturesLabel(t, step)}
      </p>
      {!step.allowsAdvice && <p class="quiet">{t('noAdvice')}</p>}
      {children}
    </Item>
  )
}

/** Each a form of its own: they work without a script. */
function StepTools({ view, t, method, step, address }: PartProps & { step: MethodStep }) {
  const title = plainWords(view.language, step.title)
  const order = method.steps.indexOf(step)
  const buttons: { part: string; way: string; label: string; isShown: boolean }[] = [
    { part: 'move', way: 'up', label: t('change.up', { step: title }), isShown: order > 0 },
    { part: 'move', way: 'down', label: t('change.down', { step: title }), isShown: order < method.steps.length - 1 },
    { part: 'remove', way: '', label: t('change.remove', { step: title }), isShown: method.steps.length > 1 },
  ]
  return (
    <Disclosure label={t('change.step', { step: title })}>
      <ButtonRow>
        <ButtonLink icon="edit" isSmall href={`${address}/step?key=${step.key}`}>
          {t('change.step', { step: title })}
        </ButtonLink>
        {buttons
          .filter(({ isShown }) => isShown)
          .map(({ part, way, label }) => (
            <Form key={`${part}${way}`} view={view} action={address} isPlain>
              <input type="hidden" name="part" value={part} />
              <input type="hidden" name="version" value={method.version} />
              <input type="hidden" name="step" value={step.key} />
              {way !== '' && <input type="hidden" name="way" value={way} />}
              <Button isSmall kind="quiet">
                {label}
              </Button>
            </Form>
          ))}
      </ButtonRow>
    </Disclosure>
  )
}

function KeepForms({ view, t, method, address, isOpen }: PartProps & { isOpen: boolean }) {
  const isOwn = method.communityId !== null
  const own = `${address}/${method.id}`
  return (
    <section>
      {isOwn && method.retiredAt === null && (
        <Disclosure label={t('change.words')} isOpen={isOpen}>
          <Form view={view} action={own}>
            <input type="hidden" name="part" value="words" />
            <input type="hidden" name="version" value={method.version} />
            <LocalFields t={t} language={view.language} names={method.name} field="name" label="field.name" />
            <LocalFields t={t} language={view.language} names={method.about} field="about" label="field.about" isLong />
            <Button kind="main">{t('save')}</Button>
          </Form>
        </Disclosure>
      )}
      <ButtonRow>
        <Form view={view} action={address} isPlain>
          <input type="hidden" name="from" value={method.id} />
          <Button>{t('copy')}</Button>
        </Form>
        {isOwn && (
          <Form view={view} action={own} isPlain>
            <input type="hidden" name="part" value={method.retiredAt === null ? 'retire' : 'return'} />
            <input type="hidden" name="version" value={method.version} />
            <Button kind="quiet">{t(method.retiredAt === null ? 'change.retire' : 'change.return')}</Button>
          </Form>
        )}
      </ButtonRow>
      <p class="quiet">{t(isOwn ? 'change.retireHint' : 'copyHint')}</p>
    </section>
  )
}
