import { Button } from './button.tsx'
import { Card, CardGrid, Facts, Item } from './card.tsx'
import { DataTable, Pager, type Column } from './data-table.tsx'
import { Face, SectorFaces } from './face.tsx'
import { BilingualName, OwnWords } from './names.tsx'
import { EmptyState, StatusWord } from './notice.tsx'
import { QrCode } from './qr-code.tsx'
import { Disclosure, Progress, Steps, Tag, Tags, Timeline } from './small-parts.tsx'

type Sample = { name: string; organisation: string; role: string; meetings: number; isNew?: boolean }

const PEOPLE: readonly Sample[] = [
  { name: 'Amina B.', organisation: 'Maison médicale du Nord', role: 'membre', meetings: 7 },
  { name: 'Bart D.', organisation: 'CPAS · OCMW', role: 'membre', meetings: 5 },
  {
    name: 'Marie-Christine Vandenbroucke-Delahaye',
    organisation: 'Centrum voor geestelijke gezondheidszorg en gemeenschapsgezondheidswerk',
    role: 'animatrice',
    meetings: 12,
    isNew: true,
  },
]

const COLUMNS: readonly Column<Sample>[] = [
  { key: 'name', heading: 'Nom', isHeading: true, cell: ({ name }) => name },
  { key: 'organisation', heading: 'Organisation', cell: ({ organisation }) => organisation },
  { key: 'role', heading: 'Rôle', cell: ({ role, isNew }) => (isNew ? <StatusWord kind="attention">à confirmer</StatusWord> : role) },
  { key: 'meetings', heading: 'Présences', unit: 'réunions', isNumber: true, cell: ({ meetings }) => meetings },
]

export function StyleTables() {
  return (
    <div lang="fr">
      <DataTable caption="Membres de la communauté" columns={COLUMNS} rows={PEOPLE} total={['Ensemble', null, null, 24]} />
      <Pager page={2} pages={7} hrefOf={(page) => `?page=${page}#styleTables`} />
      <DataTable
        caption="Organisations"
        columns={COLUMNS}
        rows={[]}
        empty={
          <EmptyState action={{ label: 'Inviter une première personne', href: '#styleTables' }}>
            Cette communauté n’a pas encore de membres. Elle commence avec deux personnes qui se connaissent déjà.
          </EmptyState>
        }
      />
    </div>
  )
}

export function StylePeople() {
  return (
    <>
      <p class="person">
        <Face name="Amina Benali" size="large" />
        <span>
          <b>Amina Benali</b>
          <br />
          <span class="quiet small" lang="fr">
            Infirmière · parle français et darija, comprend le néerlandais
          </span>
        </span>
      </p>
      <Tags>
        <Tag icon="place">
          <BilingualName name={{ fr: 'Quartier Nord', nl: 'Noordwijk' }} />
        </Tag>
        <Tag accent="violet">Centre</Tag>
        <Tag lang="nl">eerstelijnsgezondheidszorg</Tag>
      </Tags>
      <Facts
        facts={[
          { label: 'Wijk · Quartier', value: <BilingualName name={{ fr: 'Quartier Nord', nl: 'Noordwijk' }} /> },
          {
            label: 'Ask me about',
            value: <OwnWords words={{ language: 'fr', text: 'les demandes de logement social, et ce qu’on répond quand on attend depuis dix ans' }} isMarked />,
          },
          { label: 'Mail', value: <a href="mailto:amina@example.org">amina@example.org</a> },
        ]}
      />
      <QrCode text="https://ronde.example/c/7f3k-example" label="Code menant à la page de présence" />
      <OwnWords as="blockquote" words={{ language: 'nl', text: 'Ik wist niet dat iemand in mijn straat hetzelfde deed.' }} isMarked />
      <SectorFaces
        accent="moss"
        groups={[
          { label: 'Soins', people: ['Amina B.', 'Chantal L.', 'Els V.', 'Farid K.'] },
          {
            label: 'Welzijn',
            people: ['Bart D.', 'Greet M.', 'Hassan T.', 'Ines O.', 'Jan P.', 'Karim S.', 'Lies W.', 'Mo A.', 'Nora C.', 'Omar E.', 'Piet G.'],
          },
        ]}
      />
    </>
  )
}

export function StyleOrder() {
  return (
    <div lang="fr">
      <Steps steps={[{ label: 'Le fichier', href: '#styleOrder' }, { label: 'Ce qui a été compris' }, { label: 'Enregistrer 412 lignes' }]} current={2} />
      <Progress value={412} max={1000} text="412 lignes lues sur 1 000" />
      <Disclosure label="Trois lignes demandent une réponse">
        <p>La ligne 14 nomme deux fois la même personne.</p>
      </Disclosure>
      <Disclosure label="Qui voit cette page" isOpen>
        <p>Les membres de la communauté, et ceux qui la coordonnent.</p>
      </Disclosure>
      <h3>Ce qui s’est passé</h3>
      <Timeline
        entries={[
          { when: '14 février 2023', dateTime: '2023-02-14', content: <p>La piste « visiter à deux » est prise par trois personnes.</p> },
          { when: '30 mars 2023', dateTime: '2023-03-30', content: <p>Deux l’ont essayée ; elle aide un peu.</p> },
          { when: '1er mai 2023', dateTime: '2023-05-01', content: <p>Elle devient un signal, et la commune répond.</p> },
        ]}
      />
    </div>
  )
}

export function StyleCards() {
  return (
    <>
      <CardGrid>
        <Card title="Sud" href="#styleStates" accent="brick">
          <p class="quiet small">21 membres · prochaine réunion le 14 mars</p>
        </Card>
        <Card title={<span lang="nl">Gemeenschapsgezondheidswerkersoverleg Noordwestbrussel</span>} href="#styleStates" accent="plum">
          <p class="quiet small" lang="nl">
            148 leden · vijf bijeenkomsten per jaar
          </p>
        </Card>
        <Card title="Communauté de pratique des référentes et référents de proximité du territoire" accent="slate">
          <p class="quiet small">8 membres</p>
        </Card>
      </CardGrid>
      <div lang="nl">
        <Item head="Dinsdag 14 maart, 13 u. · Centrum, bijeenkomst 7">
          <p class="quiet small">12 mensen komen, twee situaties op de agenda</p>
          <Button>Ik kom</Button>
        </Item>
        <EmptyState>Er wacht niets op u. Dat is goed nieuws.</EmptyState>
      </div>
    </>
  )
}
