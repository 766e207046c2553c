import { dayOf, writeDay, writeTime, type Instant } from '../../../kernel/day.ts'
import type { Language } from '../../../kernel/language.ts'
import { translator } from '../../../kernel/translate.ts'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { Card, CardGrid } from '../../../ui/card.tsx'
import { Field } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Disclosure } from '../../../ui/small-parts.tsx'
import type { View } from '../../../ui/view.ts'
import type { Feed, FeedRefusal } from '../domain/feed.ts'
import { feedsMessages, type FeedsTranslate } from '../messages/catalogue.ts'

type FeedsPageProps = { view: View; feeds: readonly Feed[]; refusal?: FeedRefusal | null; name?: string }

/** The private addresses of one person, and the form to make another. */
export function FeedsPage({ view, feeds, refusal = null, name = '' }: FeedsPageProps) {
  const t = translator(feedsMessages, view.language)
  return (
    <PageFrame view={view} title={t('title')} lead={t('lead')} crumbs={[{ label: t('account'), href: '/account' }]}>
      {feeds.length === 0 && <p>{t('none')}</p>}
      {feeds.length > 0 && (
        <CardGrid>
          {feeds.map((feed) => (
            <MyFeed key={feed.id} view={view} t={t} feed={feed} />
          ))}
        </CardGrid>
      )}
      <section aria-labelledby="new-address">
        <h2 id="new-address">{t('new.title')}</h2>
        <Form view={view} action="/account/calendars">
          <Field
            name="name"
            label={t('new.name')}
            hint={t('new.hint')}
            value={name}
            maxLength={60}
            isRequired
            autocomplete="off"
            error={refusal && t(`refused.${refusal}`)}
          />
          <Button kind="main" icon="key">
            {t('new.button')}
          </Button>
        </Form>
      </section>
      <section aria-labelledby="others">
        <h2 id="others">{t('others')}</h2>
        <p>{t('othersLead')}</p>
        <p>
          <ButtonLink href="/calendars">{t('others')}</ButtonLink>
        </p>
      </section>
    </PageFrame>
  )
}

function MyFeed({ view, t, feed }: { view: View; t: FeedsTranslate; feed: Feed }) {
  const { id, name } = feed
  return (
    <Card title={name}>
      <p class="quiet">
        {t('since', { when: writeMoment(view.language, feed.createdAt) })}
        {' · '}
        {feed.lastUsedAt === null ? t('neverUsed') : t('lastUsed', { when: writeMoment(view.language, feed.lastUsedAt) })}
      </p>
      <Disclosure label={t('change', { name })}>
        <Form view={view} action={`/account/calendars/${id}/replace`}>
          <p>{t('replaceHint')}</p>
          <Button>{t('replace', { name })}</Button>
        </Form>
        <Form view={view} action={`/account/calendars/${id}/revoke`}>
          <p>{t('revokeHint')}</p>
          <Button kind="danger" icon="remove">
            {t('revoke', { name })}
          </Button>
        </Form>
      </Disclosure>
    </Card>
  )
}

/** The only time that an address is shown. */
export function FeedAddressPage({ view, feed }: { view: View; feed: { name: string; address: string } }) {
  const t = translator(feedsMessages, view.language)
  return (
    <PageFrame
      view={view}
      title={t('shown.title', { name: feed.name })}
      lead={t('shown.lead')}
      crumbs={[
        { label: t('account'), href: '/account' },
        { label: t('title'), href: '/account/calendars' },
      ]}
    >
      <p>
        <code>{feed.address}</code>
      </p>
      <Notice>{t('shown.once')}</Notice>
      <p>
        <ButtonLink kind="main" href={feed.address.replace(/^https?:/, 'webcal:')}>
          {t('shown.open')}
        </ButtonLink>
      </p>
      <p>{t('shown.how')}</p>
      <p>
        <ButtonLink href="/account/calendars">{t('shown.done')}</ButtonLink>
      </p>
    </PageFrame>
  )
}

function writeMoment(language: Language, moment: Instant): string {
  return `${writeDay(language, dayOf(moment))}, ${writeTime(language, moment)}`
}
