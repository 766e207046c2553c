import type { ComponentChildren } from 'preact'
import { Button, ButtonLink, ButtonRow } from './button.tsx'
import { Card, MarginNote } from './card.tsx'
import { translator } from '../kernel/translate.ts'
import { uiMessages, type UiKey } from './messages/catalogue.ts'
import { Notice, StatusWord } from './notice.tsx'
import { PageFrame } from './page-frame.tsx'
import { StyleFields, StyleChoices } from './style-fields.tsx'
import { StyleFigures, StylePictures } from './style-figures.tsx'
import { StyleCards, StyleOrder, StylePeople, StyleTables } from './style-lists.tsx'
import { useWords } from './words.ts'
import { ACCENTS, type View } from './view.ts'

/** The living page: every brick in its states, seen by people and by the tests. Its samples stand in French and Dutch, as they would. */
export function StylePage({ view }: { view: View }) {
  return (
    <Frame view={view}>
      <Section title="styleColour">
        <Colours />
      </Section>
      <Section title="styleType">
        <Type />
      </Section>
      <Section title="styleSaying">
        <Sayings />
      </Section>
      <Section title="styleButtons">
        <Buttons />
      </Section>
      <Section title="styleFields">
        <StyleFields view={view} />
      </Section>
      <Section title="styleChoices">
        <StyleChoices view={view} />
      </Section>
      <Section title="styleTables">
        <StyleTables />
      </Section>
      <Section title="styleFigures">
        <StyleFigures />
      </Section>
      <Section title="stylePictures">
        <StylePictures />
      </Section>
      <Section title="stylePeople">
        <StylePeople />
      </Section>
      <Section title="styleOrder">
        <StyleOrder />
      </Section>
      <Section title="styleStates">
        <StyleCards />
      </Section>
    </Frame>
  )
}

function Frame({ view, children }: { view: View; children: ComponentChildren }) {
  const t = translator(uiMessages, view.language)
  return (
    <PageFrame
      view={view}
      title={t('styleTitle')}
      lead={t('styleLead')}
      accent="teal"
      wide
      crumbs={[{ label: 'Ronde', href: '/' }]}
      tabs={[
        { label: 'Overzicht', href: '#a' },
        { label: 'Membres', href: '#b', isCurrent: true },
        { label: 'Bijeenkomsten', href: '#c' },
        { label: 'Rapport', href: '#d' },
        { label: 'Instellingen', href: '#e' },
      ]}
      communityName="Ronde"
      margin={
        <>
          <Card title={t('styleTitle')} level={2}>
            <p>{t('styleMargin')}</p>
          </Card>
          <MarginNote kind="quiet">{t('styleLead')}</MarginNote>
        </>
      }
    >
      {children}
    </PageFrame>
  )
}

function Section({ title, children }: { title: UiKey; children: ComponentChildren }) {
  const t = useWords()
  return (
    <section aria-labelledby={title}>
      <h2 id={title}>{t(title)}</h2>
      {children}
    </section>
  )
}

function Colours() {
  return (
    <ul class="swatches">
      {ACCENTS.map((accent) => (
        <li key={accent} class={`swatch accent-${accent}`}>
          <b>{accent}</b>
          <span class="swatch-words">Aa 0123</span>
        </li>
      ))}
    </ul>
  )
}

function Type() {
  return (
    <div lang="fr">
      <p class="style-title">26 réunions, 60 membres</p>
      <h3>Ce qu’elles en ont fait, trois mois après</h3>
      <p>
        Le réseau se réunit chaque mois. <a href="#styleType">Les personnes qui y viennent</a> portent <b>chacune une situation</b>, et repartent avec une
        piste. Dès le cœur de l’été, Zoë, Šárka et Łucja y étaient.
      </p>
      <p class="quiet small">Plus petit et plus discret : non comptés, 2 animateurs et 1 chercheuse.</p>
      <p>
        <code>ORG-0417</code> <code>0O 1lI</code>
      </p>
    </div>
  )
}

function Sayings() {
  return (
    <>
      <div lang="fr">
        <Notice kind="done">Le registre est fermé. Douze présences comptent désormais.</Notice>
      </div>
      <div lang="nl">
        <Notice kind="attention">Drie mensen hebben nog niet geantwoord. U kunt hen vandaag nog een bericht sturen.</Notice>
      </div>
      <div lang="fr">
        <Notice kind="refused" title="Le fichier n’a pas été enregistré">
          <p>La cellule D14 de la feuille « réunions » contient le 31 février. Corrigez ce jour et renvoyez le fichier : rien n’a été changé.</p>
        </Notice>
      </div>
      <ButtonRow>
        <StatusWord kind="done">registre fermé</StatusWord>
        <StatusWord kind="attention">te bevestigen</StatusWord>
        <StatusWord kind="refused">annulée</StatusWord>
        <StatusWord kind="quiet">non noté</StatusWord>
      </ButtonRow>
    </>
  )
}

function Buttons() {
  return (
    <>
      <ButtonRow>
        <Button kind="main" icon="print">
          Figer et imprimer l’affiche
        </Button>
        <Button>Een bezoeker toevoegen</Button>
        <ButtonLink href="#styleButtons" icon="download">
          Télécharger…
        </ButtonLink>
        <Button kind="quiet">Niet nu</Button>
        <Button kind="danger">Quitter la communauté</Button>
        <Button isDisabled>Opslaan</Button>
      </ButtonRow>
      <p>
        <ButtonLink href="#styleButtons" isSmall>
          Verantwoordelijkheidsverdeling bekijken
        </ButtonLink>
      </p>
    </>
  )
}
